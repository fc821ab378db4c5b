using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <content>Queries, and the names of the columns that come out of them.</content>
internal sealed partial class Resolver
{
    private IReadOnlyList<string?> Output(QueryExpression query)
    {
        var columns = query switch
        {
            QuerySpecification select => Output(select),
            BinaryQueryExpression both => Output(both),
            QueryParenthesisExpression inner => Output(inner.QueryExpression),
            _ => throw new NotSupportedException(query.GetType().Name),
        };
        query.OffsetClause?.Accept(this);
        return columns;
    }

    private List<string?> Output(QuerySpecification select)
    {
        scope = new Scope(scope);
        foreach (var source in select.FromClause?.TableReferences ?? [])
        {
            Add(source);
        }

        select.TopRowFilter?.Accept(this);
        select.WhereClause?.Accept(this);
        select.GroupByClause?.Accept(this);
        select.HavingClause?.Accept(this);
        errors.AddRange(Grouping.Errors(select));
        var columns = select.SelectElements.Select(Output).ToList();
        foreach (var order in Orders(select))
        {
            Order(order, select, columns);
        }

        scope = scope.Outer!;
        return columns;
    }

    private IReadOnlyList<string?> Output(BinaryQueryExpression both)
    {
        var first = Output(both.FirstQueryExpression);
        var second = Output(both.SecondQueryExpression);
        if (first.Count != second.Count)
        {
            errors.Add($"{first.Count} columns are united with {second.Count}");
        }

        foreach (var order in Orders(both).Where(order => !IsOfOutput(order, first)))
        {
            errors.Add($"'{TSql.Text(order)}' is no column of the union that it orders");
        }

        return first;
    }

    private string? Output(SelectElement element)
    {
        switch (element)
        {
            case SelectScalarExpression scalar:
                scalar.Expression.Accept(this);
                return scalar.ColumnName?.Value
                    ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?[^1].Value;
            case SelectSetVariable variable:
                variable.Expression.Accept(this);
                return null;
            default:
                errors.Add($"'{TSql.Text(element)}' does not say which columns");
                return null;
        }
    }

    private void Order(ScalarExpression order, QuerySpecification select, IReadOnlyList<string?> columns)
    {
        if (IsOfOutput(order, columns))
        {
            return;
        }

        order.Accept(this);
        var text = TSql.Text(order);
        if (
            select.UniqueRowFilter == UniqueRowFilter.Distinct
            && !select.SelectElements.OfType<SelectScalarExpression>().Any(each => TSql.Text(each.Expression) == text)
        )
        {
            errors.Add($"'{text}' orders distinct rows and is not selected");
        }
    }

    // By the name that it has where it comes out.
    private bool IsOfOutput(ScalarExpression order, IReadOnlyList<string?> columns)
    {
        if (order is not ColumnReferenceExpression { MultiPartIdentifier: { Count: 1 } name })
        {
            return false;
        }

        var found = columns.Count(column => column == name[0].Value);
        if (found > 1)
        {
            errors.Add($"column '{name[0].Value}' is ambiguous: it is selected {found} times");
        }

        return found > 0;
    }

    private static IEnumerable<ScalarExpression> Orders(QueryExpression query) =>
        query.OrderByClause?.OrderByElements.Select(element => element.Expression) ?? [];
}
