using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The reference: hand-written ADO.NET, every statement prepared once, one transaction a command.</summary>
internal sealed class BareConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand skill;
    private readonly SqliteCommand name;
    private readonly SqliteCommand externalId;
    private readonly SqliteCommand advance;
    private readonly SqliteCommand counter;
    private readonly SqliteCommand change;
    private readonly SqliteCommand commit;

    public BareConnection(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Foreign Keys=True;Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        Run("PRAGMA cache_size = -65536");
        CreateSchema();
        begin = Prepare("BEGIN IMMEDIATE", 0);
        skill = Prepare(
            """
            INSERT INTO skills (id, key, version, status, kind, source_language, description, created_at, updated_at, public_state,
                current_id)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @0)
            """,
            10
        );
        name = Prepare(
            """
            INSERT INTO skill_names (skill_id, ordinal, is_active, language, folded, squeezed, backward, is_label, name)
            VALUES (@0, @1, 1, @2, @3, @4, @5, @6, @7)
            """,
            8
        );
        externalId = Prepare(
            """
            INSERT INTO external_ids (entity_kind, scheme, value, entity_id, ordinal)
            VALUES (@0, @1, @2, @3, @4)
            """,
            5
        );
        advance = Prepare(
            """
            UPDATE change_log
            SET position = position + 1,
                last_time = CASE WHEN last_time > @0 THEN last_time ELSE @0 END
            WHERE singleton = 1
            """,
            1
        );
        counter = Prepare(
            """
            SELECT position, last_time
            FROM change_log
            WHERE singleton = 1
            """,
            0
        );
        change = Prepare(
            """
            INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time,
                trace_parent, trace_state, status_before, changed_fields, state)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, NULL, NULL, NULL, @8, @9)
            """,
            10
        );
        commit = Prepare("COMMIT", 0);
    }

    public void Write(SkillRows rows)
    {
        var (id, key, state) = (rows.Id, SampleSkill.Key(rows.Mark), rows.State);
        begin.ExecuteNonQuery();
        Execute(skill, id, key, 1, "active", "technology", "en", SkillRows.Description, rows.Now, rows.Now, state);
        foreach (var (ordinal, each) in rows.Names.Index())
        {
            Execute(
                name,
                id,
                ordinal,
                each.Language,
                each.Folded,
                each.Squeezed,
                NameRow.Backward,
                each.IsLabel,
                each.Name
            );
        }

        Execute(externalId, "skills", "esco", SampleSkill.External(rows.Mark), id, 0);
        Execute(advance, rows.Now);
        var (position, time) = Counter();
        Execute(
            change,
            position,
            rows.ChangeId,
            "skill.defined",
            1,
            "skills",
            id,
            1,
            time,
            SkillRows.ChangedFields,
            state
        );
        commit.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private (long Position, long Time) Counter()
    {
        using var reader = counter.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private void CreateSchema()
    {
        using var tables = connection.CreateCommand();
        tables.CommandText = "SELECT count(*) FROM sqlite_schema";
        if (tables.ExecuteScalar() is 0L)
        {
            foreach (var migration in Migration.Embedded("Sqlite"))
            {
                Run(migration.Sql);
            }
        }
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        }

        return command;
    }
}
