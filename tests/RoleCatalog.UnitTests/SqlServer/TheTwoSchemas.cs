using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.UnitTests.Architecture;

namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>Both stores have the same tables, and SQL Server's hold what the domain lets in.</summary>
internal sealed class TheTwoSchemas
{
    private static readonly Schema Sqlite = SqliteSchema.Read();
    private static readonly Schema SqlServer = SqlOfTheStore.Schema;

    private static IEnumerable<string> Tables => Sqlite.Tables.Keys;

    [Test]
    public void Have_the_same_tables() => SqlServer.Tables.Keys.Should().Equal(Tables);

    [TestCaseSource(nameof(Tables))]
    public void Have_in_a_table_the_same_columns_keys_and_indexes(string table) =>
        SchemaRules.Lines(SqlServer.Tables[table]).Should().Equal(SchemaRules.Lines(Sqlite.Tables[table]));

    [Test]
    public void Are_as_wide_as_the_domain_says() =>
        SchemaRules.WrongWidths(SqlServer, Widths.ByColumn).Should().BeEmpty();

    [Test]
    public void Have_each_column_whose_width_is_said() =>
        Widths
            .ByColumn.Keys.Except(
                SqlServer.Tables.Values.SelectMany(table =>
                    table.Columns.Select(column => $"{table.Name}.{column.Name}")
                )
            )
            .Should()
            .BeEmpty();

    [Test]
    public void Have_room_for_every_name_that_the_program_gives()
    {
        var values = Solution
            .Domain.GetTypes()
            .Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetValues(type).Cast<object>())
            .Select(value => StateJson.Write(value).Trim('"'));
        var facts = Solution
            .Domain.GetTypes()
            .SelectMany(Il.Strings)
            .Where(text => text.StartsWith("job-posting.", StringComparison.Ordinal));

        values.Concat(Il.Constants(typeof(EntityKinds))).Max(name => name.Length).Should().BeLessThan(Widths.Name);
        facts.Max(type => type.Length).Should().BeLessThan(Widths.FactType);
        TimeZoneInfo.GetSystemTimeZones().Max(zone => zone.Id.Length).Should().BeLessThan(Widths.TimeZone);
    }

    [Test]
    public void Compare_text_by_its_code_units() => SchemaRules.OtherCollations(SqlServer).Should().BeEmpty();

    [Test]
    public void Have_keys_that_are_not_too_wide_for_an_index() => SchemaRules.TooWide(SqlServer).Should().BeEmpty();

    [Test]
    public void Delete_no_row_in_two_ways() => SchemaRules.TwoCascades(SqlServer).Should().BeEmpty();

    [Test]
    public void Are_told_apart()
    {
        const string one = """
            CREATE TABLE a (
                id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
                name NVARCHAR(900) NULL,
                INDEXED INT NOT NULL DEFAULT 0
            );
            CREATE TABLE b (
                id NVARCHAR(451) NOT NULL PRIMARY KEY,
                a_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES a (id) ON DELETE CASCADE
            );
            CREATE TABLE c (
                b_id NVARCHAR(451) NOT NULL REFERENCES b (id) ON DELETE CASCADE,
                a_id NVARCHAR(36) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES a (id) ON DELETE CASCADE
            );
            CREATE UNIQUE INDEX ix ON a (name) WHERE name IS NOT NULL;
            """;
        var schema = new Schema();
        MigrationReader.Apply(one, schema).Should().BeEmpty();

        SchemaRules
            .Lines(schema.Tables["a"])
            .Should()
            .Equal(
                "column INDEXED: number not null with a default",
                "column id: text not null",
                "column name: text",
                "index ix (name) unique of some",
                "primary key (id)"
            );
        SchemaRules.Lines(schema.Tables["b"]).Should().Contain("(a_id) refers to a (id) and is deleted with it");
        SchemaRules
            .WrongWidths(schema, new Dictionary<string, int> { ["a.id"] = 36, ["b.id"] = 450 })
            .Should()
            .Equal("a.name has 900, and its width is said to be 0", "b.id has 451, and its width is said to be 450");
        SchemaRules.OtherCollations(schema).Should().Equal("a.name", "b.id", "c.b_id");
        SchemaRules
            .TooWide(schema)
            .Should()
            .Equal("a (name) takes 1800 bytes of 1700", "b (id) takes 902 bytes of 900");
        SchemaRules.TwoCascades(schema).Should().Equal("a to c");
    }

    [Test]
    public void Have_no_circle_of_deletions()
    {
        var schema = new Schema();
        MigrationReader.Apply(
            "CREATE TABLE a (id INT NOT NULL PRIMARY KEY REFERENCES a (id) ON DELETE CASCADE)",
            schema
        );

        SchemaRules.TwoCascades(schema).Should().Equal("a to a");
    }
}
