using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What T-SQL has and statements and migrations do not use.</summary>
internal sealed class TheCommonGround
{
    [TestCase("MERGE skills USING skill_names ON id = skill_id WHEN MATCHED THEN DELETE;", "MERGE")]
    [TestCase("CREATE OR ALTER VIEW active AS SELECT id FROM skills", "CREATE OR ALTER")]
    [TestCase("CREATE OR ALTER PROCEDURE rename AS SELECT 1", "CREATE OR ALTER")]
    [TestCase("WITH part AS (SELECT id FROM skills) UPDATE part SET id = 1", "UPDATE of a common table")]
    [TestCase("WITH part AS (SELECT id FROM skills) DELETE FROM part", "DELETE of a common table")]
    [TestCase("UPDATE skills SET version += 1", "SET with += and its like")]
    [TestCase("SELECT TOP (1) WITH TIES id FROM skills ORDER BY version", "TOP WITH TIES")]
    [TestCase("ALTER TABLE skills ALTER COLUMN note NVARCHAR(10) NOT NULL", "ALTER COLUMN ... NOT NULL")]
    [TestCase("DELETE FROM skills OUTPUT deleted.id", "OUTPUT DELETED")]
    [TestCase("SELECT id FROM skills WHERE CONTAINS(note, 'sql')", "full-text search")]
    [TestCase("SELECT id FROM skills WITH (UPDLOCK, HOLDLOCK) WHERE id = 1", "a table hint")]
    [TestCase("UPDATE skills WITH (ROWLOCK) SET id = 1", "a table hint")]
    [TestCase("WAITFOR DELAY '00:00:01'", "WAITFOR")]
    [TestCase("SELECT MIN_ACTIVE_ROWVERSION()", "MIN_ACTIVE_ROWVERSION")]
    [TestCase("CREATE TABLE t (id INT NOT NULL, INDEX ix (id))", "an index inside CREATE TABLE")]
    [TestCase("CREATE TABLE t (id INT NOT NULL INDEX ix)", "an index inside CREATE TABLE")]
    [TestCase("ALTER TABLE t ADD PERIOD FOR SYSTEM_TIME (a, b)", "a temporal table")]
    [TestCase("ALTER TABLE t SET (SYSTEM_VERSIONING = ON)", "a temporal table")]
    public void Does_not_reach_to(string sql, string what)
    {
        var (script, errors) = TSql.Parse(sql);

        errors.Should().BeEmpty();
        CommonGround.Errors(script).Should().NotBeEmpty().And.OnlyContain(error => error.StartsWith(what));
    }

    [TestCase("UPDATE skills SET version = version + 1 WHERE id = @id AND version = @version")]
    [TestCase("ALTER TABLE skills ALTER COLUMN note NVARCHAR(10) NULL")]
    [TestCase("WITH part AS (SELECT id FROM skills) UPDATE skills SET note = NULL WHERE id IN (SELECT id FROM part)")]
    [TestCase("INSERT INTO skills (id) OUTPUT inserted.id VALUES (1)")]
    public void Holds(string sql) => CommonGround.Errors(TSql.Parse(sql).Script).Should().BeEmpty();
}
