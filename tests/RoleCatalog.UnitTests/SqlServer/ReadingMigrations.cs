using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The reader of migrations follows them, and finds what is wrong with them.</summary>
internal sealed class ReadingMigrations
{
    private const string Scales = """
        CREATE TABLE scales (id NVARCHAR(64) NOT NULL, rank INT NOT NULL CONSTRAINT df_rank DEFAULT 0, PRIMARY KEY (id));
        CREATE INDEX ix_rank ON scales (rank);
        """;

    private readonly Schema schema = new();

    [SetUp]
    public void Begin()
    {
        schema.Tables.Clear();
        MigrationReader.Apply(Scales, schema).Should().BeEmpty();
    }

    [Test]
    public void Follows_what_is_added_altered_and_dropped()
    {
        const string more = """
            ALTER TABLE scales ADD note NVARCHAR(10) NULL, size BIGINT NOT NULL DEFAULT 1;
            ALTER TABLE scales ALTER COLUMN note NVARCHAR(20) NULL;
            ALTER TABLE scales DROP COLUMN size;
            DROP INDEX ix_rank ON scales;
            CREATE TABLE levels (scale NVARCHAR(64) NOT NULL REFERENCES scales (id), PRIMARY KEY (scale));
            DROP TABLE levels;
            """;

        MigrationReader.Apply(more, schema).Should().BeEmpty();

        schema.Tables.Keys.Should().Equal("scales");
        schema.Tables["scales"].Columns.Select(column => column.Name).Should().Equal("id", "rank", "note");
        schema.Tables["scales"].Column("note")!.Length.Should().Be(20);
        schema.Tables["scales"].Indexes.Should().BeEmpty();
    }

    [TestCase("CREATE TABLE scales (id INT NOT NULL)", "table 'scales' exists")]
    [TestCase("ALTER TABLE scale ADD note INT NULL", "table 'scale' does not exist")]
    [TestCase("ALTER TABLE scales DROP COLUMN note", "column 'scales.note' does not exist")]
    [TestCase("ALTER TABLE scales DROP CONSTRAINT df_rank", "constraint 'df_rank' is not known, or may not*: DEFAULT")]
    [TestCase("CREATE INDEX ix ON scales (ranc)", "column 'scales.ranc' does not exist")]
    [TestCase("CREATE INDEX ix ON scales (rank) WHERE ranc > 0", "column 'ranc' is in no table here")]
    [TestCase("CREATE TABLE levels (rank INT NOT NULL CHECK (ranc > 0))", "column 'ranc' is in no table here")]
    [TestCase("DROP INDEX ix ON scales", "index 'ix' does not exist")]
    [TestCase("CREATE TABLE levels (scale NVARCHAR(64) REFERENCES scale (id))", "table 'scale' does not exist")]
    [TestCase("CREATE TABLE levels (rank INT REFERENCES scales (rank))", "'scales (rank)' is no key")]
    [TestCase("CREATE TABLE levels (scale NVARCHAR(50) REFERENCES scales (id))", "'levels (scale)' has other types*")]
    [TestCase("CREATE TABLE levels (id INT NOT NULL, PRIMARY KEY (idd))", "column 'levels.idd' does not exist")]
    [TestCase("INSERT INTO scales (id, note) VALUES ('a', 1)", "column 'scales.note' does not exist")]
    [TestCase("EXEC sp_rename 'scales', 'ranks'", "procedure 'sp_rename' is unknown")]
    [TestCase("EXEC ('DROP TABLE scales')", "what the text*does is not known to this proof")]
    public void Finds_what_is_wrong(string sql, string error) =>
        MigrationReader.Apply(sql, schema).Should().ContainMatch(error);

    [Test]
    public void Knows_that_a_batch_is_read_before_a_column_is_added() =>
        MigrationReader
            .Apply("ALTER TABLE scales ADD note INT NULL; UPDATE scales SET note = 1;", schema)
            .Should()
            .Equal("column 'scales.note' does not exist");

    [Test]
    public void Knows_that_a_table_made_in_a_batch_is_read_as_it_is() =>
        MigrationReader
            .Apply("CREATE TABLE a (id INT NOT NULL); INSERT INTO a (id) SELECT rank FROM scales;", schema)
            .Should()
            .BeEmpty();
}
