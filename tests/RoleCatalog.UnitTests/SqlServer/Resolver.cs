using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Finds what the statements of a script name among the tables of a schema.</summary>
internal sealed partial class Resolver(IReadOnlyDictionary<string, IReadOnlySet<string>> tables, Schema schema)
    : TSqlFragmentVisitor
{
    private readonly List<string> errors = [];
    private readonly Dictionary<string, IReadOnlyList<string>> named = new(StringComparer.Ordinal);
    private Scope scope = new(null);

    public IReadOnlyList<string> Errors => errors;

    /// <summary>What is wrong with the names in a condition on a table.</summary>
    public IReadOnlyList<string> ErrorsIn(TSqlFragment condition, string table)
    {
        scope = new Scope(null);
        scope.TryAdd(table, tables[table]);
        condition.Accept(this);
        return errors;
    }

    public override void ExplicitVisit(SelectStatement node)
    {
        Name(node.WithCtesAndXmlNamespaces);
        Output(node.QueryExpression);
        named.Clear();
    }

    public override void ExplicitVisit(ScalarSubquery node) => Output(node.QueryExpression);

    public override void ExplicitVisit(InPredicate node)
    {
        node.Expression.Accept(this);
        foreach (var value in node.Values)
        {
            value.Accept(this);
        }

        if (node.Subquery is { } subquery && Output(subquery.QueryExpression).Count != 1)
        {
            errors.Add($"the query after IN has not one column: {TSql.Text(subquery)}");
        }
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular)
        {
            return;
        }

        var names = node.MultiPartIdentifier.Identifiers.Select(name => name.Value).ToList();
        Report(
            names.Count switch
            {
                1 => scope.Problem(names[0]),
                2 => scope.Problem(names[0], names[1]),
                _ => $"'{TSql.Text(node)}' has more parts than a table and a column",
            }
        );
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        if (!SystemObjects.Functions.Contains(node.FunctionName.Value))
        {
            errors.Add($"function '{node.FunctionName.Value}' is unknown");
        }

        if (SystemObjects.FunctionsOfDates.Contains(node.FunctionName.Value))
        {
            foreach (var argument in node.Parameters.Skip(1))
            {
                argument.Accept(this);
            }

            return;
        }

        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(ExecutableProcedureReference node)
    {
        var name = TSql.Text(node.ProcedureReference.ProcedureReference.Name);
        if (SystemObjects.Procedures.TryGetValue(name, out var parameters))
        {
            var given = node.Parameters.Select(parameter => parameter.Variable?.Name ?? "without a name");
            errors.AddRange(given.Except(parameters).Select(each => $"procedure '{name}' has no parameter {each}"));
        }
        else
        {
            errors.Add($"procedure '{name}' is unknown");
        }

        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(ExecutableStringList node) =>
        errors.Add($"what the text {TSql.Text(node)} does is not known to this proof");

    // Migrations are read in their order, by their reader.
    public override void ExplicitVisit(CreateTableStatement node) =>
        errors.AddRange(MigrationReader.Errors(node, new Schema()));

    private void Report(string? problem)
    {
        if (problem is not null)
        {
            errors.Add(problem);
        }
    }

    private void Name(WithCtesAndXmlNamespaces? with)
    {
        foreach (var common in with?.CommonTableExpressions ?? [])
        {
            // It may refer to itself where it says its columns before.
            var columns = common.Columns.Select(column => column.Value).ToList();
            if (columns.Count > 0)
            {
                named[common.ExpressionName.Value] = columns;
            }

            named[common.ExpressionName.Value] = Named(
                Output(common.QueryExpression),
                columns,
                common.ExpressionName.Value
            );
        }
    }

    private List<string> Named(IReadOnlyList<string?> found, IReadOnlyCollection<string> given, string table)
    {
        if (given.Count > 0 ? given.Count != found.Count : found.Contains(null))
        {
            errors.Add($"the columns of '{table}' have not each a name");
        }

        return [.. given.Count > 0 ? given : found.OfType<string>()];
    }

    private void Add(TableReference? source)
    {
        switch (source)
        {
            case NamedTableReference table:
                Expose(table.Alias?.Value ?? TSql.Name(table.SchemaObject), ColumnsOf(table.SchemaObject));
                break;
            case QueryDerivedTable derived:
                AddDerived(derived);
                break;
            case QualifiedJoin join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                join.SearchCondition.Accept(this);
                break;
            case UnqualifiedJoin join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                break;
            case JoinParenthesisTableReference inner:
                Add(inner.Join);
                break;
            default:
                errors.Add($"'{source?.GetType().Name}' is a source that this proof does not know");
                break;
        }
    }

    // It sees what is around the query, and not what stands beside it.
    private void AddDerived(QueryDerivedTable derived)
    {
        var own = scope;
        scope = own.Outer ?? new Scope(null);
        var found = Output(derived.QueryExpression);
        scope = own;
        Expose(
            derived.Alias.Value,
            Named(found, [.. derived.Columns.Select(column => column.Value)], derived.Alias.Value)
        );
    }

    private void Expose(string name, IReadOnlyCollection<string> columns)
    {
        if (!scope.TryAdd(name, columns))
        {
            errors.Add($"'{name}' names two tables");
        }
    }

    private IReadOnlyCollection<string> ColumnsOf(SchemaObjectName name)
    {
        var full = string.Join('.', name.Identifiers.Select(part => part.Value));
        if (named.TryGetValue(full, out var common))
        {
            return common;
        }

        if (tables.TryGetValue(full, out var columns) || SystemObjects.Views.TryGetValue(full, out columns))
        {
            return columns;
        }

        errors.Add($"table '{full}' does not exist");
        return [];
    }
}
