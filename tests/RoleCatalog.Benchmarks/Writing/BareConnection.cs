using Microsoft.Data.Sqlite;

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
    private readonly SqliteCommand position;
    private readonly SqliteCommand change;
    private readonly SqliteCommand commit;

    public BareConnection(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Foreign Keys=True;Pooling=False");
        connection.Open();
        Prepare("PRAGMA journal_mode = WAL").ExecuteNonQuery();
        Prepare("PRAGMA synchronous = FULL").ExecuteNonQuery();
        Prepare("PRAGMA cache_size = -65536").ExecuteNonQuery();
        CreateSchema();
        begin = Prepare("BEGIN IMMEDIATE");
        skill = Prepare(
            SkillRows.InsertSkill,
            "@Id",
            "@Key",
            "@Category",
            "@Status",
            "@Description",
            "@Version",
            "@Now"
        );
        name = Prepare(SkillRows.InsertName, "@SkillId", "@Language", "@Name", "@Normalized");
        externalId = Prepare(SkillRows.InsertExternalId, "@Scheme", "@Value", "@SkillId");
        advance = Prepare(SkillRows.Advance);
        position = Prepare(SkillRows.Position);
        change = Prepare(SkillRows.InsertChange, "@Position", "@Entity", "@Type", "@At", "@Data");
        commit = Prepare("COMMIT");
    }

    public void Write(SkillRows rows)
    {
        begin.ExecuteNonQuery();
        Execute(skill, rows.Id, rows.Key, rows.Category, rows.Status, rows.Description, rows.Version, rows.Now);
        foreach (var language in SkillRows.Languages)
        {
            Execute(name, rows.Id, language, rows.Key, rows.Key);
        }

        Execute(externalId, "esco", rows.Key, rows.Id);
        advance.ExecuteNonQuery();
        Execute(change, position.ExecuteScalar()!, rows.Id, "SkillAdded", rows.Now, rows.Data);
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

    private void CreateSchema()
    {
        using var tables = Prepare("SELECT count(*) FROM sqlite_schema");
        if (tables.ExecuteScalar() is 0L)
        {
            using var create = Prepare(SkillRows.Schema);
            create.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
}
