using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.SqlServer;
using RoleCatalog.UnitTests.Architecture;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>All that SQL Server is given: what is SQLite's own stands in its folder.</summary>
internal static class SqlOfTheStore
{
    // The search index is SQLite whatever the store is.
    private static readonly string[] OfSqlite =
    [
        "RoleCatalog.Infrastructure.Persistence.Sqlite",
        "RoleCatalog.Infrastructure.Search.Index",
    ];

    public static ISqlDialect Dialect { get; } = new SqlServerDialect();

    public static IReadOnlyList<Migration> Migrations { get; } = Migration.Embedded("SqlServer");

    public static IReadOnlyList<Type> Types { get; } =
    [.. Solution.Infrastructure.GetTypes().Where(type => !OfSqlite.Contains(Solution.Writer(type).Namespace))];

    public static IReadOnlyList<Statement> Statements { get; } = Statement.In(Types);

    public static Schema Schema { get; } = SchemaAfter(Migrations.Count);

    /// <summary>The tables with so many of the migrations.</summary>
    public static Schema SchemaAfter(int count)
    {
        var schema = new Schema();
        MigrationReader.Apply(Dialect.CreateMigrationHistory, schema);
        foreach (var migration in Migrations.Take(count))
        {
            MigrationReader.Apply(migration.Sql, schema);
        }

        return schema;
    }
}
