using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Every statement and migration that SQL Server may be given, proven without one.</summary>
internal sealed class EveryStatement
{
    private static IEnumerable<TestCaseData> Statements =>
        SqlOfTheStore.Statements.Select(statement => new TestCaseData(statement).SetArgDisplayNames($"{statement}"));

    private static IEnumerable<TestCaseData> Migrations =>
        SqlOfTheStore.Migrations.Select(migration => new TestCaseData(migration).SetArgDisplayNames(migration.File));

    [TestCaseSource(nameof(Statements))]
    public void Is_TSql_whose_names_are_known(object given)
    {
        var statement = (Statement)given;
        Proof
            .Errors(statement, SqlOfTheStore.Schema, SqlOfTheStore.Dialect.Page)
            .Should()
            .BeEmpty("the statement {0} of {1} must run\n{2}\n", statement.Name, statement.Writer, statement.Sql);
    }

    [TestCaseSource(nameof(Migrations))]
    public void Of_a_migration_is_TSql_whose_names_are_known(object given)
    {
        var migration = (Migration)given;
        MigrationReader
            .Apply(migration.Sql, SqlOfTheStore.SchemaAfter(migration.Version - 1))
            .Should()
            .BeEmpty("the migration {0} must run", migration.File);
    }

    [Test]
    public void Is_looked_at() => SqlOfTheStore.Statements.Should().HaveCountGreaterThan(150);

    [Test]
    public void Has_the_names_of_its_migrations_from_both_stores() =>
        SqlOfTheStore
            .Migrations.Select(migration => migration.File)
            .Should()
            .Equal(Migration.Embedded("Sqlite").Select(migration => migration.File));
}
