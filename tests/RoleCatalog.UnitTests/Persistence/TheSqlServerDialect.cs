using System.Data.Common;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.SqlServer;

namespace RoleCatalog.UnitTests.Persistence;

internal sealed class TheSqlServerDialect
{
    private readonly SqlServerDialect dialect = new();

    [TestCase(
        2627,
        "Violation of UNIQUE KEY constraint 'ux_skills_key'. Cannot insert duplicate key in object 'dbo.skills'. "
            + "The duplicate key value is (pk_skills).",
        ExpectedResult = "ux_skills_key"
    )]
    [TestCase(
        2627,
        "Violation of PRIMARY KEY constraint 'pk_external_ids'. Cannot insert duplicate key in object "
            + "'dbo.external_ids'. The duplicate key value is (skills, hris, 42).",
        ExpectedResult = "pk_external_ids"
    )]
    [TestCase(
        2601,
        "Cannot insert duplicate key row in object 'dbo.skill_names' with unique index 'ux_skill_names_active'. "
            + "The duplicate key value is (en, sql).",
        ExpectedResult = "ux_skill_names_active"
    )]
    [TestCase(
        2601,
        "Eine Zeile mit doppeltem Schlüssel kann in das Objekt \"dbo.skill_names\" mit dem eindeutigen Index "
            + "\"ux_skill_names_active\" nicht eingefügt werden.",
        ExpectedResult = "ux_skill_names_active"
    )]
    [TestCase(2627, "Duplicate.", ExpectedResult = "an index that is not named")]
    [TestCase(
        547,
        "The INSERT statement conflicted with the FOREIGN KEY constraint \"fk_skills_replaced_by\".",
        ExpectedResult = null
    )]
    [TestCase(
        515,
        "Cannot insert the value NULL into column 'key', table 'dbo.skills'; column does not allow nulls.",
        ExpectedResult = null
    )]
    [TestCase(
        1205,
        "Transaction (Process ID 52) was deadlocked, and has been chosen as the deadlock victim.",
        ExpectedResult = null
    )]
    public string? Names_the_index_that_refused_a_duplicate(int number, string message) =>
        dialect.DuplicateKey(SqlServerError.Of(number, message));

    [TestCase(547, ExpectedResult = true)]
    [TestCase(2627, ExpectedResult = false)]
    [TestCase(1205, ExpectedResult = false)]
    public bool Knows_a_reference_to_what_is_not_there(int number) =>
        dialect.IsBrokenReference(SqlServerError.Of(number, "The statement conflicted with a constraint."));

    [Test]
    public void Takes_the_errors_of_another_store_for_none_of_these()
    {
        DbException other = new SqliteException("UNIQUE constraint failed: skills.key", 2627);

        dialect.DuplicateKey(other).Should().BeNull();
        dialect.IsBrokenReference(other).Should().BeFalse();
    }

    [Test]
    public void Has_a_migration_for_each_of_the_other_store() =>
        Migration
            .Embedded("SqlServer")
            .Select(migration => migration.File)
            .Should()
            .NotBeEmpty()
            .And.Equal(Migration.Embedded("Sqlite").Select(migration => migration.File));
}
