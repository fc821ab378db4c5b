using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <content>What stands in a table, and what its constraints name.</content>
internal sealed partial class MigrationReader
{
    private void Add(Table table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            Definitions.Add(table, column);
        }

        foreach (var constraint in definition.TableConstraints)
        {
            Definitions.Add(table, constraint, null);
        }

        var checks = definition
            .ColumnDefinitions.SelectMany(column => column.Constraints)
            .Concat(definition.TableConstraints)
            .OfType<CheckConstraintDefinition>();
        foreach (var check in checks)
        {
            errors.AddRange(Resolver().ErrorsIn(check.CheckCondition, table.Name));
        }

        Know(table, table.PrimaryKey.Concat(table.UniqueKeys.SelectMany(key => key)));
        foreach (var key in table.ForeignKeys)
        {
            Know(table, key.Columns);
            Refer(table, key);
        }
    }

    private void Refer(Table table, ForeignKey key)
    {
        if (!schema.Tables.TryGetValue(key.Referenced, out var referenced))
        {
            errors.Add($"table '{key.Referenced}' does not exist");
        }
        else if (
            !referenced.UniqueKeys.Append(referenced.PrimaryKey).Any(one => one.SequenceEqual(key.ReferencedColumns))
        )
        {
            errors.Add($"'{key.Referenced} ({string.Join(", ", key.ReferencedColumns)})' is no key");
        }
        else if (
            key.Columns.Zip(key.ReferencedColumns).Any(pair => !IsAlike(table, pair.First, referenced, pair.Second))
        )
        {
            errors.Add($"'{table.Name} ({string.Join(", ", key.Columns)})' has other types than the key it refers to");
        }
    }

    private static bool IsAlike(Table table, string column, Table referenced, string key) =>
        table.Column(column) is not { } one
        || referenced.Column(key) is not { } other
        || (one.Type, one.Length, one.Collation) == (other.Type, other.Length, other.Collation);
}
