using Microsoft.Extensions.Logging.Abstractions;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The same rows through the unit of work and the store, a scope a command.</summary>
internal sealed class StoreContender(int callers) : IContender, ICommitSignal
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private SqliteDatabase? database;

    public string Name => callers == 1 ? "unit of work, alone" : "unit of work, shared commits";
    public int Callers => callers;

    public async Task Start()
    {
        var options = new SqliteOptions($"Data Source={Path.Combine(folder.FullName, "store.db")}");
        Migration[] migrations = [new(1, "skills", SkillRows.Schema)];
        database = new SqliteDatabase(options, migrations, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        await database.Start(CancellationToken.None);
    }

    public Task Run(int caller)
    {
        var rows = SkillRows.Next();
        var session = new DbSession(database!.Dialect);
        var unitOfWork = new UnitOfWork(database, session, new OneChange(session, rows), this);
        return unitOfWork.Write(() => Add(session, rows), CancellationToken.None);
    }

    public void Committed(long position) { }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task<string> Add(DbSession session, SkillRows rows)
    {
        await session.Execute(SkillRows.InsertSkill, rows);
        await session.ExecuteMany(SkillRows.InsertName, rows.Names());
        await session.Execute(
            SkillRows.InsertExternalId,
            new
            {
                Scheme = "esco",
                Value = rows.Key,
                SkillId = rows.Id,
            }
        );
        return rows.Id;
    }

    private sealed class OneChange(DbSession session, SkillRows rows) : IChangeBuffer
    {
        public void Clear() { }

        public async Task<long?> Flush()
        {
            await session.Execute(SkillRows.Advance);
            var position = await session.QuerySingle<long>(SkillRows.Position);
            await session.Execute(
                SkillRows.InsertChange,
                new
                {
                    Position = position,
                    Entity = rows.Id,
                    Type = "SkillAdded",
                    At = rows.Now,
                    rows.Data,
                }
            );
            return position;
        }
    }
}
