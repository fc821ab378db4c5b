using Microsoft.Data.Sqlite;

namespace RoleCatalog.SystemTests;

/// <summary>The database of a service that has stopped, read past the program.</summary>
internal sealed class CatalogFile : IDisposable
{
    private readonly SqliteConnection connection;

    public CatalogFile(string path)
    {
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ConnectionString
        );
        connection.Open();
    }

    public long Number(string sql) => (long)Rows(sql).Single()[0];

    /// <summary>The first column.</summary>
    public IReadOnlyList<string> Texts(string sql) => [.. Rows(sql).Select(row => (string)row[0])];

    public IReadOnlyList<object[]> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();
}
