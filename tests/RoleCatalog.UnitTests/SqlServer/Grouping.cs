using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>In a query with groups, each column that is selected is one of the group's or within an aggregate.</summary>
internal sealed class Grouping : TSqlFragmentVisitor
{
    private static readonly string[] Aggregates = ["COUNT", "MAX", "MIN", "SUM"];

    private readonly List<string> columns = [];
    private bool hasAggregate;

    public static IEnumerable<string> Errors(QuerySpecification select)
    {
        var selected = new Grouping();
        foreach (var element in select.SelectElements)
        {
            element.Accept(selected);
        }

        if (select.GroupByClause is null && !selected.hasAggregate)
        {
            return [];
        }

        var groups = select
            .GroupByClause?.GroupingSpecifications.OfType<ExpressionGroupingSpecification>()
            .Select(group => TSql.Text(group.Expression));
        return selected.columns.Except(groups ?? []).Select(column => $"column '{column}' is not grouped");
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        if (Aggregates.Contains(node.FunctionName.Value))
        {
            hasAggregate = true;
        }
        else
        {
            base.ExplicitVisit(node);
        }
    }

    public override void ExplicitVisit(ScalarSubquery node)
    {
        // It has groups of its own.
    }

    public override void Visit(ColumnReferenceExpression node) => columns.Add(TSql.Text(node));
}
