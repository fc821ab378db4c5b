using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>
/// Follows what migrations do to the tables. A migration is one batch, which the server reads as a whole before it runs:
/// what changes rows sees the tables of before with the columns of before, and new ones as they are.
/// </summary>
internal sealed partial class MigrationReader(Schema schema) : TSqlFragmentVisitor
{
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> before = schema.Columns();
    private readonly HashSet<string> made = [];
    private readonly List<string> errors = [];

    /// <summary>What is wrong with a migration on a schema; the schema is then as the migration leaves it.</summary>
    public static IReadOnlyList<string> Apply(string sql, Schema schema)
    {
        var (script, wrong) = TSql.Parse(sql);
        var reader = new MigrationReader(schema);
        script.Accept(reader);
        return [.. wrong, .. CommonGround.Errors(script), .. reader.errors];
    }

    public static IReadOnlyList<string> Errors(TSqlStatement statement, Schema schema)
    {
        var reader = new MigrationReader(schema);
        statement.Accept(reader);
        return reader.errors;
    }

    public override void ExplicitVisit(CreateTableStatement node)
    {
        var name = TSql.Name(node.SchemaObjectName);
        made.Add(name);
        if (!schema.Tables.TryAdd(name, new Table(name)))
        {
            errors.Add($"table '{name}' exists");
        }

        Add(schema.Tables[name], node.Definition);
    }

    public override void ExplicitVisit(AlterTableAddTableElementStatement node)
    {
        if (Find(node.SchemaObjectName) is { } table)
        {
            Add(table, node.Definition);
        }
    }

    public override void ExplicitVisit(AlterTableDropTableElementStatement node)
    {
        if (Find(node.SchemaObjectName) is not { } table)
        {
            return;
        }

        foreach (var element in node.AlterTableDropTableElements)
        {
            Drop(table, element);
        }
    }

    public override void ExplicitVisit(AlterTableAlterColumnStatement node)
    {
        if (Find(node.SchemaObjectName) is not { } table || Known(table, node.ColumnIdentifier.Value) is not { } column)
        {
            return;
        }

        table.Columns[table.Columns.IndexOf(column)] = column with
        {
            Type = Definitions.Type(node.DataType),
            Length = Definitions.Length(node.DataType),
            Collation = node.Collation?.Value,
            IsNullable = node.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull,
        };
    }

    public override void ExplicitVisit(DropTableStatement node)
    {
        foreach (var name in node.Objects.Where(name => Find(name) is not null))
        {
            schema.Tables.Remove(TSql.Name(name));
        }
    }

    public override void ExplicitVisit(CreateIndexStatement node)
    {
        if (Find(node.OnName) is not { } table)
        {
            return;
        }

        var columns = node.Columns.Select(column => TSql.Name(column.Column.MultiPartIdentifier)).ToList();
        Know(table, columns);
        if (node.FilterPredicate is { } filter)
        {
            errors.AddRange(Resolver().ErrorsIn(filter, table.Name));
        }

        table.Indexes.Add(new Index(node.Name.Value, columns, node.Unique, node.FilterPredicate is not null));
    }

    public override void ExplicitVisit(DropIndexStatement node)
    {
        foreach (var clause in node.DropIndexClauses.OfType<DropIndexClause>())
        {
            if (
                Find(clause.Object) is { } table
                && table.Indexes.RemoveAll(each => each.Name == clause.Index.Value) == 0
            )
            {
                errors.Add($"index '{clause.Index.Value}' does not exist");
            }
        }
    }

    public override void ExplicitVisit(InsertStatement node) => Resolve(node);

    public override void ExplicitVisit(UpdateStatement node) => Resolve(node);

    public override void ExplicitVisit(DeleteStatement node) => Resolve(node);

    public override void ExplicitVisit(SelectStatement node) => Resolve(node);

    public override void ExplicitVisit(ExecuteStatement node) => Resolve(node);

    private void Resolve(TSqlStatement statement)
    {
        var resolver = Resolver();
        statement.Accept(resolver);
        errors.AddRange(resolver.Errors);
    }

    private Resolver Resolver() =>
        new(
            schema
                .Columns()
                .ToDictionary(
                    table => table.Key,
                    table =>
                        made.Contains(table.Key) || !before.TryGetValue(table.Key, out var then)
                            ? table.Value
                            : then.Intersect(table.Value).ToHashSet()
                ),
            schema
        );

    private void Drop(Table table, AlterTableDropTableElement element)
    {
        var name = element.Name.Value;
        if (element.TableElementType == TableElementType.Constraint)
        {
            if (!table.Constraints.Remove(name, out var kind) || kind != Definitions.ForeignKey)
            {
                errors.Add($"constraint '{name}' is not known, or may not be dropped here: {kind}");
            }
        }
        else if (Known(table, name) is { } column)
        {
            table.Columns.Remove(column);
        }
    }

    private void Know(Table table, IEnumerable<string> columns)
    {
        foreach (var column in columns)
        {
            Known(table, column);
        }
    }

    private Column? Known(Table table, string name)
    {
        var column = table.Column(name);
        if (column is null)
        {
            errors.Add($"column '{table.Name}.{name}' does not exist");
        }

        return column;
    }

    private Table? Find(SchemaObjectName name)
    {
        if (schema.Tables.TryGetValue(TSql.Name(name), out var table))
        {
            return table;
        }

        errors.Add($"table '{TSql.Name(name)}' does not exist");
        return null;
    }
}
