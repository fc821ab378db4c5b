using Microsoft.Data.Sqlite;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>A contender's database, read past it.</summary>
internal sealed class CatalogFile : IDisposable
{
    private readonly SqliteConnection connection;

    public CatalogFile(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
    }

    /// <summary>Public changes that a relay has still to deliver; none where no relay runs.</summary>
    public long Undelivered() =>
        Number(
            """
            SELECT count(*)
            FROM changes
            JOIN relay_cursors ON relay_cursors.position < changes.position
            WHERE is_public = 1
            """
        );

    /// <summary>The rows of every table but the relay's, which has one however many commands there are.</summary>
    public Growth Measure() =>
        new(
            Tables().ToDictionary(table => table, table => (double)Number($"SELECT count(*) FROM {table}")),
            Number(
                """
                SELECT (SELECT total(length(public_state)) FROM skills) + (SELECT total(length(state)) FROM changes)
                """
            )
        );

    public void Dispose() => connection.Dispose();

    private List<string> Tables()
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT name
            FROM sqlite_schema
            WHERE type = 'table'
              AND name <> 'relay_cursors'
            ORDER BY name
            """;
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar());
    }
}
