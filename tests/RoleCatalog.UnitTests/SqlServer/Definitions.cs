using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Puts what a definition says of columns and constraints into a table.</summary>
internal static class Definitions
{
    public const string ForeignKey = "FOREIGN KEY";

    public static void Add(Table table, ColumnDefinition definition)
    {
        var name = definition.ColumnIdentifier.Value;
        var nullable = definition.Constraints.OfType<NullableConstraintDefinition>().SingleOrDefault();
        table.Columns.Add(
            new Column(name, Type(definition.DataType), nullable?.Nullable ?? true)
            {
                Length = Length(definition.DataType),
                Collation = definition.Collation?.Value,
                HasDefault = definition.DefaultConstraint is not null || definition.IdentityOptions is not null,
            }
        );
        if (definition.DefaultConstraint is { } preset)
        {
            Add(table, preset, name);
        }

        foreach (var constraint in definition.Constraints)
        {
            Add(table, constraint, name);
        }
    }

    /// <param name="table">The table.</param>
    /// <param name="constraint">The constraint.</param>
    /// <param name="column">The column that it stands at, if it does.</param>
    public static void Add(Table table, ConstraintDefinition constraint, string? column)
    {
        switch (constraint)
        {
            case UniqueConstraintDefinition { IsPrimaryKey: true } key:
                table.PrimaryKey = Columns(key, column);
                table.IsClustered = key.Clustered ?? true;
                Remember("PRIMARY KEY");
                break;
            case UniqueConstraintDefinition key:
                table.UniqueKeys.Add(Columns(key, column));
                Remember("UNIQUE");
                break;
            case ForeignKeyConstraintDefinition key:
                table.ForeignKeys.Add(Key(key, column));
                Remember(ForeignKey);
                break;
            case DefaultConstraintDefinition:
                Remember("DEFAULT");
                break;
            case CheckConstraintDefinition:
                Remember("CHECK");
                break;
            default:
                break;
        }

        void Remember(string kind)
        {
            if (constraint.ConstraintIdentifier is { } name)
            {
                table.Constraints.Add(name.Value, kind);
            }
        }
    }

    public static string Type(DataTypeReference type) => type.Name.BaseIdentifier.Value.ToUpperInvariant();

    public static int? Length(DataTypeReference type) =>
        type is ParameterizedDataTypeReference { Parameters: [IntegerLiteral length] }
            ? int.Parse(length.Value, CultureInfo.InvariantCulture)
            : null;

    private static IReadOnlyList<string> Columns(UniqueConstraintDefinition key, string? column) =>
        column is null ? [.. key.Columns.Select(each => TSql.Name(each.Column.MultiPartIdentifier))] : [column];

    private static ForeignKey Key(ForeignKeyConstraintDefinition key, string? column) =>
        new(
            column is null ? [.. key.Columns.Select(each => each.Value)] : [column],
            TSql.Name(key.ReferenceTableName),
            [.. key.ReferencedTableColumns.Select(each => each.Value)],
            key.DeleteAction == DeleteUpdateAction.Cascade
        );
}
