using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <content>What inserts, updates and deletes.</content>
internal sealed partial class Resolver
{
    public override void ExplicitVisit(InsertStatement node)
    {
        Name(node.WithCtesAndXmlNamespaces);
        var insert = node.InsertSpecification;
        var target = Target(insert.Target);
        var given = insert.Columns.Select(column => TSql.Name(column.MultiPartIdentifier)).ToList();
        errors.AddRange(
            given.Except(target.Columns).Select(column => $"column '{target.Name}.{column}' does not exist")
        );
        errors.AddRange(
            given
                .CountBy(column => column)
                .Where(each => each.Value > 1)
                .Select(each => $"column '{each.Key}' is given twice")
        );
        errors.AddRange(
            Required(target.Name).Except(given).Select(column => $"column '{target.Name}.{column}' must be given")
        );
        foreach (var count in Values(insert.InsertSource).Where(count => count != given.Count))
        {
            errors.Add($"{count} values are given for {given.Count} columns of '{target.Name}'");
        }

        named.Clear();
    }

    public override void ExplicitVisit(UpdateStatement node)
    {
        Name(node.WithCtesAndXmlNamespaces);
        var update = node.UpdateSpecification;
        var target = Begin(update.Target, update.FromClause);
        foreach (var set in update.SetClauses)
        {
            Set(target, set);
        }

        update.WhereClause?.Accept(this);
        End();
    }

    public override void ExplicitVisit(DeleteStatement node)
    {
        Name(node.WithCtesAndXmlNamespaces);
        Begin(node.DeleteSpecification.Target, node.DeleteSpecification.FromClause);
        node.DeleteSpecification.WhereClause?.Accept(this);
        End();
    }

    private void Set((string Name, IReadOnlyCollection<string> Columns) target, SetClause set)
    {
        if (set is not AssignmentSetClause { Column.MultiPartIdentifier: { } column } assignment)
        {
            errors.Add($"'{TSql.Text(set)}' sets no column");
            return;
        }

        if (column.Count != 1)
        {
            errors.Add($"'{TSql.Text(column)}' is set with a qualifier");
        }
        else if (!target.Columns.Contains(column[0].Value))
        {
            errors.Add($"column '{target.Name}.{column[0].Value}' does not exist");
        }

        assignment.NewValue.Accept(this);
    }

    private (string Name, IReadOnlyCollection<string> Columns) Begin(TableReference reference, FromClause? from)
    {
        var target = Target(reference);
        scope = new Scope(scope);
        scope.TryAdd(target.Name, target.Columns);
        foreach (var source in from?.TableReferences ?? [])
        {
            Add(source);
        }

        return target;
    }

    private void End()
    {
        scope = scope.Outer!;
        named.Clear();
    }

    // Of a table, and not of what a query gives.
    private (string Name, IReadOnlyCollection<string> Columns) Target(TableReference reference)
    {
        var name = reference is NamedTableReference { Alias: null } table ? TSql.Name(table.SchemaObject) : "";
        if (tables.TryGetValue(name, out var columns))
        {
            return (name, columns);
        }

        errors.Add($"table '{TSql.Text(reference)}' does not exist");
        return (name, []);
    }

    private IEnumerable<string> Required(string table) =>
        schema.Tables.TryGetValue(table, out var known)
            ? known
                .Columns.Where(column => column is { IsNullable: false, HasDefault: false })
                .Select(column => column.Name)
            : [];

    private IReadOnlyList<int> Values(InsertSource source)
    {
        switch (source)
        {
            case ValuesInsertSource rows:
                foreach (var row in rows.RowValues)
                {
                    row.Accept(this);
                }

                return [.. rows.RowValues.Select(row => row.ColumnValues.Count)];
            case SelectInsertSource select:
                return [Output(select.Select).Count];
            default:
                errors.Add($"'{TSql.Text(source)}' is no source of rows that this proof knows");
                return [];
        }
    }
}
