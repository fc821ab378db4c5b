using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The proof of statements finds what is wrong with them.</summary>
internal sealed class TheProof
{
    private const string Tables = """
        CREATE TABLE skills (
            id NVARCHAR(36) NOT NULL PRIMARY KEY,
            [key] NVARCHAR(64) NOT NULL UNIQUE,
            status NVARCHAR(20) NOT NULL DEFAULT 'active',
            version INT NOT NULL,
            note NVARCHAR(MAX) NULL
        );
        CREATE TABLE skill_names (
            skill_id NVARCHAR(36) NOT NULL REFERENCES skills (id),
            name NVARCHAR(120) NOT NULL,
            version INT NOT NULL,
            PRIMARY KEY (skill_id, name)
        );
        """;

    [TestCase("SELECT id, status FROM skills WHERE [key] = @key ORDER BY [key]")]
    [TestCase("SELECT id FROM skills WHERE id IN @keys")]
    [TestCase("SELECT named.id FROM skills AS named JOIN skill_names ON skill_id = named.id ORDER BY name, named.id")]
    [TestCase(
        "SELECT 1 FROM skills WHERE EXISTS (SELECT 1 FROM skill_names WHERE skill_id = skills.id AND version = @key)"
    )]
    [TestCase("SELECT part.one FROM (SELECT id AS one FROM skills UNION SELECT skill_id FROM skill_names) AS part")]
    [TestCase("SELECT id AS one FROM skills UNION ALL SELECT skill_id FROM skill_names ORDER BY one")]
    [TestCase("SELECT status, COUNT(*) AS entities FROM skills GROUP BY status ORDER BY entities")]
    [TestCase(
        "WITH up (id) AS (SELECT id FROM skills UNION ALL SELECT skill_id FROM skill_names JOIN up ON up.id = skill_id) SELECT id FROM up"
    )]
    [TestCase("INSERT INTO skills (id, [key], version) VALUES (@key, @key, 1)")]
    [TestCase("INSERT INTO skill_names (skill_id, name, version) SELECT id, @key, version FROM skills")]
    [TestCase("UPDATE skills SET version = version + 1 WHERE id IN (SELECT skill_id FROM skill_names)")]
    [TestCase(
        "DELETE FROM skills WHERE id = @key AND NOT EXISTS (SELECT 1 FROM skill_names WHERE skill_id = skills.id)"
    )]
    [TestCase(
        "DECLARE @result INT; EXEC @result = sp_getapplock @Resource = @key, @LockMode = 'Exclusive'; SELECT @result"
    )]
    public void Finds_nothing_wrong_with_what_is_right(string sql) => ErrorsOf(sql).Should().BeEmpty();

    [TestCase("SELEC id FROM skills", "line 1: Incorrect syntax near id.")]
    [TestCase("SELECT id FROM skills LIMIT @limit", "line 1: Incorrect syntax near LIMIT.")]
    [TestCase("SELECT id, key FROM skills", "line 1: Incorrect syntax near key.")]
    [TestCase("SELECT id || note FROM skills", "line 1: Incorrect syntax near |.")]
    [TestCase("SELECT id FROM skills WHERE (id, version) > (@key, 1)", "line 1: Incorrect syntax near ,.")]
    [TestCase("SELECT LENGTH(note) FROM skills", "function 'LENGTH' is unknown")]
    [TestCase("SELECT id FROM skils", "table 'skils' does not exist")]
    [TestCase("UPDATE skils SET version = 1", "table 'skils' does not exist")]
    [TestCase("SELECT other.id FROM skills", "table or alias 'other' is not named here")]
    [TestCase("SELECT skills.id FROM skills AS named", "table or alias 'skills' is not named here")]
    [TestCase("SELECT id FROM skills JOIN skills ON 1 = 1", "'skills' names two tables")]
    [TestCase("SELECT idd FROM skills", "column 'idd' is in no table here")]
    [TestCase("SELECT skills.idd FROM skills", "column 'skills.idd' does not exist")]
    [TestCase("SELECT Id FROM skills", "column 'Id' is in no table here")]
    [TestCase("SELECT id FROM skills WHERE sttus = 'active'", "column 'sttus' is in no table here")]
    [TestCase("SELECT id FROM skills ORDER BY kee", "column 'kee' is in no table here")]
    [TestCase("SELECT status FROM skills GROUP BY stat", "column 'stat' is in no table here")]
    [TestCase("SELECT skills.id FROM skills JOIN skill_names ON skil_id = id", "column 'skil_id' is in no table here")]
    [TestCase(
        "SELECT 1 FROM skills WHERE EXISTS (SELECT 1 FROM skill_names WHERE nam = id)",
        "column 'nam' is in no table here"
    )]
    [TestCase("SELECT part.two FROM (SELECT id AS one FROM skills) AS part", "column 'part.two' does not exist")]
    [TestCase(
        "SELECT x.a FROM skills JOIN (SELECT skills.id AS a FROM skill_names) AS x ON 1 = 1",
        "table or alias 'skills' is not named here"
    )]
    [TestCase(
        "SELECT version FROM skills JOIN skill_names ON skill_id = id",
        "column 'version' is ambiguous: it is in skills and skill_names"
    )]
    [TestCase("SELECT id FROM skills WHERE id = @kee", "parameter '@kee' is not given")]
    [TestCase("SELECT id FROM skills WHERE id = @Key", "parameter '@Key' is not given")]
    [TestCase("SELECT id FROM skills WHERE id = @key OR id = @other", "parameter '@other' is not given")]
    public void Finds_what_is_misspelt(string sql, string error) => ErrorsOf(sql).Should().ContainMatch(error);

    [TestCase("INSERT INTO skills (id, [key], versio) VALUES (@key, @key, 1)", "column 'skills.versio' does not exist")]
    [TestCase(
        "INSERT INTO skill_names (skill_id, nam, version) VALUES (@key, @key, 1)",
        "column 'skill_names.nam' does not exist"
    )]
    [TestCase(
        "INSERT INTO skill_names (skill_id, name, version) VALUES (@key, @key)",
        "2 values are given for 3 columns of 'skill_names'"
    )]
    [TestCase(
        "INSERT INTO skill_names (skill_id, name, version) SELECT id, version FROM skills",
        "2 values are given for 3 columns of 'skill_names'"
    )]
    [TestCase(
        "INSERT INTO skill_names (skill_id, name) VALUES (@key, @key)",
        "column 'skill_names.version' must be given"
    )]
    [TestCase(
        "INSERT INTO skill_names (skill_id, name, version, name) VALUES (@key, @key, 1, @key)",
        "column 'name' is given twice"
    )]
    [TestCase(
        "INSERT INTO skill_names (skill_id, name, version) SELECT idd, @key, 1 FROM skills",
        "column 'idd' is in no table here"
    )]
    [TestCase("UPDATE skills SET versio = 1", "column 'skills.versio' does not exist")]
    [TestCase("UPDATE skills SET skills.version = 1", "'skills . version' is set with a qualifier")]
    [TestCase("UPDATE skills SET version = versio", "column 'versio' is in no table here")]
    [TestCase("DELETE FROM skills WHERE skill_id = @key", "column 'skill_id' is in no table here")]
    public void Finds_what_is_wrong_with_a_change(string sql, string error) =>
        ErrorsOf(sql).Should().ContainMatch(error);

    [TestCase("SELECT * FROM skills", "'*' does not say which columns")]
    [TestCase("SELECT status, id FROM skills GROUP BY status", "column 'id' is not grouped")]
    [TestCase("SELECT id, COUNT(*) FROM skills", "column 'id' is not grouped")]
    [TestCase("SELECT id FROM skills UNION SELECT skill_id, name FROM skill_names", "1 columns are united with 2")]
    [TestCase(
        "SELECT id FROM skills UNION SELECT skill_id FROM skill_names ORDER BY skill_id",
        "'skill_id' is no column of the union that it orders"
    )]
    [TestCase("SELECT DISTINCT status FROM skills ORDER BY id", "'id' orders distinct rows and is not selected")]
    [TestCase(
        "SELECT id FROM skills WHERE id IN (SELECT skill_id FROM skill_names ORDER BY name)",
        "line 1: The ORDER BY clause is not valid in views*"
    )]
    [TestCase(
        "SELECT id FROM skills WHERE id IN (SELECT skill_id, name FROM skill_names)",
        "the query after IN has not one column:*"
    )]
    [TestCase(
        "SELECT part.id FROM (SELECT id, COUNT(*) FROM skills GROUP BY id) AS part",
        "the columns of 'part' have not each a name"
    )]
    [TestCase("SELECT id, [key] AS id FROM skills ORDER BY id", "column 'id' is ambiguous: it is selected 2 times")]
    [TestCase("DECLARE @held INT; EXEC @held = sp_getaplock @Resource = @key", "procedure 'sp_getaplock' is unknown")]
    [TestCase("EXEC sp_getapplock @Resorce = @key", "procedure 'sp_getapplock' has no parameter @Resorce")]
    [TestCase("EXEC sp_getapplock @key", "procedure 'sp_getapplock' has no parameter without a name")]
    [TestCase("EXEC ('DELETE FROM skills')", "what the text*does is not known to this proof")]
    [TestCase(
        "SELECT id FROM skills WHERE id IN (SELECT name FROM skill_names WHERE skill_id = id)",
        "column 'id' is of a query around this one and does not say so"
    )]
    public void Finds_what_the_grammar_lets_pass(string sql, string error) =>
        ErrorsOf(sql).Should().ContainMatch(error);

    private static IReadOnlyList<string> ErrorsOf(string sql)
    {
        var schema = new Schema();
        MigrationReader.Apply(Tables, schema).Should().BeEmpty();
        return Proof.Errors(sql, schema, [new HashSet<string> { "key", "keys" }, new HashSet<string> { "other" }]);
    }
}
