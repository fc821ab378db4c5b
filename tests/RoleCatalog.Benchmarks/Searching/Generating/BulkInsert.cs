using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Adds rows to one table: each property of the row is the column of that name.</summary>
internal sealed class BulkInsert<TRow> : IDisposable
{
    private readonly SqliteCommand command;
    private readonly List<(SqliteParameter Parameter, Func<TRow, object?> Value)> columns = [];

    /// <param name="connection">Where the table is.</param>
    /// <param name="table">Its name.</param>
    /// <param name="noColumns">The properties that the table does not have.</param>
    public BulkInsert(SqliteConnection connection, string table, params string[] noColumns)
    {
        command = connection.CreateCommand();
        var names = new List<string>();
        foreach (var property in typeof(TRow).GetProperties().Where(each => !noColumns.Contains(each.Name)))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            names.Add(name);
            columns.Add(
                (command.Parameters.Add($"@{name}", TypeOf(property.PropertyType)), row => property.GetValue(row))
            );
        }

        command.CommandText = $"""
            INSERT INTO {table} ({string.Join(", ", names.Select(name => $"[{name}]"))})
            VALUES ({string.Join(", ", names.Select(name => $"@{name}"))})
            """;
    }

    public void Add(TRow row)
    {
        foreach (var (parameter, value) in columns)
        {
            parameter.Value = value(row) ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    public void Add(IEnumerable<TRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public void Dispose() => command.Dispose();

    private static SqliteType TypeOf(Type type) => type == typeof(string) ? SqliteType.Text : SqliteType.Integer;
}
