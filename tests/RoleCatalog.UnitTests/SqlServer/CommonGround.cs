using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Refuses what not every server that speaks T-SQL has, and locks that correctness would lean on.</summary>
internal sealed class CommonGround : TSqlFragmentVisitor
{
    private readonly List<string> errors = [];

    public static IReadOnlyList<string> Errors(TSqlFragment fragment)
    {
        var visitor = new CommonGround();
        fragment.Accept(visitor);
        return visitor.errors;
    }

    public override void Visit(MergeStatement node) => Refuse("MERGE");

    public override void Visit(CreateOrAlterViewStatement node) => Refuse("CREATE OR ALTER");

    public override void Visit(CreateOrAlterProcedureStatement node) => Refuse("CREATE OR ALTER");

    public override void Visit(CreateOrAlterFunctionStatement node) => Refuse("CREATE OR ALTER");

    public override void Visit(CreateOrAlterTriggerStatement node) => Refuse("CREATE OR ALTER");

    public override void Visit(AssignmentSetClause node) =>
        RefuseIf(node.AssignmentKind != AssignmentKind.Equals, "SET with += and its like");

    public override void Visit(UpdateStatement node) =>
        RefuseIf(IsCommon(node.WithCtesAndXmlNamespaces, node.UpdateSpecification), "UPDATE of a common table");

    public override void Visit(DeleteStatement node) =>
        RefuseIf(IsCommon(node.WithCtesAndXmlNamespaces, node.DeleteSpecification), "DELETE of a common table");

    public override void Visit(TopRowFilter node) => RefuseIf(node.WithTies, "TOP WITH TIES");

    public override void Visit(AlterTableAlterColumnStatement node) =>
        RefuseIf(node.AlterTableAlterColumnOption == AlterTableAlterColumnOption.NotNull, "ALTER COLUMN ... NOT NULL");

    public override void Visit(OutputClause node) => RefuseIf(Outputs.Deleted(node), "OUTPUT DELETED");

    public override void Visit(OutputIntoClause node) => RefuseIf(Outputs.Deleted(node), "OUTPUT DELETED");

    public override void Visit(FullTextPredicate node) => Refuse("full-text search");

    public override void Visit(FullTextTableReference node) => Refuse("full-text search");

    public override void Visit(CreateFullTextIndexStatement node) => Refuse("full-text search");

    public override void Visit(CreateFullTextCatalogStatement node) => Refuse("full-text search");

    public override void Visit(TableHint node) => Refuse("a table hint");

    public override void Visit(WaitForStatement node) => Refuse("WAITFOR");

    public override void Visit(FunctionCall node) =>
        RefuseIf(
            string.Equals(node.FunctionName.Value, "MIN_ACTIVE_ROWVERSION", StringComparison.OrdinalIgnoreCase),
            "MIN_ACTIVE_ROWVERSION"
        );

    public override void Visit(TableDefinition node) =>
        RefuseIf(
            node.Indexes.Count > 0 || node.ColumnDefinitions.Any(column => column.Index is not null),
            "an index inside CREATE TABLE"
        );

    public override void Visit(SystemTimePeriodDefinition node) => Refuse("a temporal table");

    public override void Visit(SystemVersioningTableOption node) => Refuse("a temporal table");

    private static bool IsCommon(WithCtesAndXmlNamespaces? with, UpdateDeleteSpecificationBase change) =>
        change.Target is NamedTableReference target
        && with?.CommonTableExpressions.Any(common => common.ExpressionName.Value == TSql.Name(target.SchemaObject))
            == true;

    private void RefuseIf(bool isRefused, string what)
    {
        if (isRefused)
        {
            Refuse(what);
        }
    }

    private void Refuse(string what) => errors.Add($"{what} is outside the common ground");

    private sealed class Outputs : TSqlFragmentVisitor
    {
        private bool isDeleted;

        public static bool Deleted(TSqlFragment output)
        {
            var visitor = new Outputs();
            output.Accept(visitor);
            return visitor.isDeleted;
        }

        public override void Visit(MultiPartIdentifier node) =>
            isDeleted |= string.Equals(node[0].Value, "deleted", StringComparison.OrdinalIgnoreCase);
    }
}
