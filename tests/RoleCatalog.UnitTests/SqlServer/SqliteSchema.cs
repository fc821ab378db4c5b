using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The tables that SQLite's migrations make, as SQLite says.</summary>
internal static class SqliteSchema
{
    public static Schema Read()
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=False");
        connection.Open();
        Execute(connection, new SqliteDialect().CreateMigrationHistory);
        foreach (var migration in Migration.Embedded("Sqlite"))
        {
            Execute(connection, migration.Sql);
        }

        var schema = new Schema();
        foreach (
            var name in Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", row => row.GetString(0))
        )
        {
            schema.Tables.Add(name, Read(connection, new Table(name)));
        }

        return schema;
    }

    private static Table Read(SqliteConnection connection, Table table)
    {
        var columns = Rows(
            connection,
            $"SELECT name, type, [notnull], dflt_value IS NOT NULL, pk FROM pragma_table_info('{table.Name}')",
            row => (Column: ColumnOf(row), Key: row.GetInt32(4))
        );
        table.Columns.AddRange(columns.Select(each => each.Column));
        table.PrimaryKey =
        [
            .. columns.Where(each => each.Key > 0).OrderBy(each => each.Key).Select(each => each.Column.Name),
        ];
        table.ForeignKeys.AddRange(ForeignKeys(connection, table.Name));
        foreach (var (index, origin) in Indexes(connection, table.Name))
        {
            switch (origin)
            {
                case "c":
                    table.Indexes.Add(index);
                    break;
                case "u":
                    table.UniqueKeys.Add(index.Columns);
                    break;
                default:
                    break;
            }
        }

        return table;
    }

    private static Column ColumnOf(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt32(2) == 0) { HasDefault = row.GetBoolean(3) };

    private static IEnumerable<ForeignKey> ForeignKeys(SqliteConnection connection, string table) =>
        Rows(
                connection,
                $"SELECT id, [table], [from], [to], on_delete FROM pragma_foreign_key_list('{table}') ORDER BY id, seq",
                row =>
                    (
                        Id: row.GetInt32(0),
                        Table: row.GetString(1),
                        From: row.GetString(2),
                        To: row.GetString(3),
                        OnDelete: row.GetString(4)
                    )
            )
            .GroupBy(part => (part.Id, part.Table, part.OnDelete))
            .Select(key => new ForeignKey(
                [.. key.Select(part => part.From)],
                key.Key.Table,
                [.. key.Select(part => part.To)],
                key.Key.OnDelete == "CASCADE"
            ));

    private static IEnumerable<(Index Index, string Origin)> Indexes(SqliteConnection connection, string table) =>
        Rows(
                connection,
                $"SELECT name, [unique], partial, origin FROM pragma_index_list('{table}')",
                row =>
                    (
                        Name: row.GetString(0),
                        IsUnique: row.GetBoolean(1),
                        IsFiltered: row.GetBoolean(2),
                        Origin: row.GetString(3)
                    )
            )
            .Select(index =>
                (
                    new Index(
                        index.Name,
                        Rows(
                            connection,
                            $"SELECT name FROM pragma_index_info('{index.Name}') ORDER BY seqno",
                            row => row.GetString(0)
                        ),
                        index.IsUnique,
                        index.IsFiltered
                    ),
                    index.Origin
                )
            );

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
