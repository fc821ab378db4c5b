using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>
/// Adds rows to one table: each property of the row is the column of that name. By SQLite's own functions, for of a million
/// postings there are sixteen million rows.
/// </summary>
internal sealed class BulkInsert<TRow> : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly Action<sqlite3_stmt, TRow>[] bindings;

    /// <param name="connection">Where the table is.</param>
    /// <param name="table">Its name.</param>
    /// <param name="noColumns">The properties that the table does not have.</param>
    public BulkInsert(SqliteConnection connection, string table, params string[] noColumns)
    {
        database = connection.Handle!;
        var columns = typeof(TRow).GetProperties().Where(property => !noColumns.Contains(property.Name)).ToList();
        var names = columns.Select(column => $"[{JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name)}]");
        var sql = $"""
            INSERT INTO {table} ({string.Join(", ", names)})
            VALUES ({string.Join(", ", columns.Select(_ => "?"))})
            """;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        bindings = [.. columns.Select((column, index) => Binding(column.Name, column.PropertyType, index + 1))];
    }

    public void Add(TRow row)
    {
        foreach (var bind in bindings)
        {
            bind(statement, row);
        }

        var done = raw.sqlite3_step(statement);
        if (done != raw.SQLITE_DONE)
        {
            Check(done);
        }

        Check(raw.sqlite3_reset(statement));
    }

    public void Add(IEnumerable<TRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public void Dispose() => statement.Dispose();

    private static Action<sqlite3_stmt, TRow> Binding(string name, Type type, int index)
    {
        var row = Expression.Parameter(typeof(TRow));
        var column = Expression.Property(row, name);
        if (type == typeof(string))
        {
            var text = Expression.Lambda<Func<TRow, string?>>(column, row).Compile();
            return (statement, each) => Bind(statement, index, text(each));
        }

        var number = Expression.Lambda<Func<TRow, long?>>(Expression.Convert(column, typeof(long?)), row).Compile();
        return (statement, each) => Bind(statement, index, number(each));
    }

    private static void Bind(sqlite3_stmt statement, int index, string? text)
    {
        if (text is null)
        {
            raw.sqlite3_bind_null(statement, index);
        }
        else
        {
            raw.sqlite3_bind_text(statement, index, text);
        }
    }

    private static void Bind(sqlite3_stmt statement, int index, long? number)
    {
        if (number is { } value)
        {
            raw.sqlite3_bind_int64(statement, index, value);
        }
        else
        {
            raw.sqlite3_bind_null(statement, index);
        }
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
        }
    }
}
