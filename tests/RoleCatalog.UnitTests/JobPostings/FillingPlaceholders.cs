using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class FillingPlaceholders
{
    [TestCase("99.95", "99.95", "99,95")]
    [TestCase("1234567.5", "1,234,567.5", "1.234.567,5")]
    [TestCase("-3", "-3", "-3")]
    [TestCase("0", "0", "0")]
    [TestCase("5.00", "5", "5")]
    public void Writes_numbers_as_each_language_does(string number, string english, string indonesian) =>
        Written(PlaceholderType.Number, new NumberValue(decimal.Parse(number))).Should().Be((english, indonesian));

    [TestCase("years", "tahun", "1,500.5 years", "1.500,5 tahun")]
    [TestCase("km", null, "1,500.5 km", "1.500,5 km")]
    public void Writes_a_number_with_its_unit_in_each_language(
        string unit,
        string? unitInIndonesian,
        string english,
        string indonesian
    )
    {
        var counted = Placeholder.Of(
            "gap",
            PlaceholderType.Number,
            A.Text("How many?"),
            required: true,
            [],
            A.Text(unit, unitInIndonesian)
        );

        Written(counted, new NumberValue(1500.5m)).Should().Be((english, indonesian));
    }

    [TestCase("2027-01-31", "January 31, 2027", "31 Januari 2027")]
    [TestCase("2028-02-29", "February 29, 2028", "29 Februari 2028")]
    [TestCase("2026-03-01", "March 1, 2026", "1 Maret 2026")]
    public void Writes_dates_as_each_language_does(string date, string english, string indonesian) =>
        Written(PlaceholderType.Date, new DateValue(A.Day(date))).Should().Be((english, indonesian));

    [Test]
    public void Writes_texts() =>
        Written(PlaceholderType.Text, new NeutralTextValue("Jakarta")).Should().Be(("Jakarta", "Jakarta"));

    [Test]
    public void Writes_texts_by_language() =>
        Written(PlaceholderType.Text, new LocalizedTextValue(A.Text("the capital", "ibu kota")))
            .Should()
            .Be(("the capital", "ibu kota"));

    [Test]
    public void Writes_the_source_text_in_a_language_without_its_own() =>
        Written(PlaceholderType.Text, new LocalizedTextValue(A.Text("the capital")))
            .Should()
            .Be(("the capital", "the capital"));

    [Test]
    public void Writes_the_label_of_a_choice() =>
        Written(PlaceholderType.Choice, new ChoiceValue(A.Key("night"))).Should().Be(("night shift", "sif malam"));

    [Test]
    public void Lists_skills_by_their_labels()
    {
        var (go, sewing) = (A.Skill("go", "Go"), A.Skill("sewing", "Sewing", "Menjahit"));

        var posting = A.JobPosting()
            .For(Gap(PlaceholderType.Skills))
            .Knowing(go, sewing)
            .Filling("gap", new SkillsValue([go.Id, sewing.Id]));

        posting.PublishedSummary().Should().Be("It is Go, Sewing.");
        posting.PublishedSummary(A.Indonesian).Should().Be("Yaitu Go, Menjahit.");
    }

    [Test]
    public void Asks_for_the_skills_of_a_placeholder_where_it_stands()
    {
        var (go, sewing) = (A.Skill("go"), A.Skill("sewing"));

        var role = A.JobPosting()
            .For(
                A.Role()
                    .Asking("Masters {{craft}}", go)
                    .Asking("Is kind")
                    .With(A.Placeholder("craft", PlaceholderType.Skills))
            )
            .Knowing(go, sewing)
            .Filling("craft", new SkillsValue([sewing.Id, go.Id]))
            .PublishedRole();

        role.Requirements.Select(requirement => requirement.Skills.Count).Should().Equal(2, 0);
        role.Requirements.First().Skills.Should().Equal(go.Id, sewing.Id);
        role.Placeholders.Should().BeEmpty();
    }

    [TestCase("Work {{gap}}, now  or  then.", "Work, now  or  then.")]
    [TestCase("{{gap}} first", "first")]
    [TestCase("one\n\n{{gap}}", "one")]
    [TestCase(@"\{{gap}} stays", "{{gap}} stays")]
    public void Leaves_no_trace_of_an_open_gap(string text, string filled) =>
        A.JobPosting()
            .For(A.Role().SummedUpAs(text).Doing("{{gap}} work").With(Optional("gap")))
            .PublishedSummary()
            .Should()
            .Be(filled);

    [Test]
    public void Drops_a_text_that_was_nothing_but_open_gaps()
    {
        var role = A.JobPosting()
            .For(
                A.Role()
                    .SummedUpAs("{{a}} {{b}}")
                    .Doing("{{a}}")
                    .Asking("{{b}}", A.Skill("go"))
                    .Asking("{{b}}")
                    .With(Optional("a"), Optional("b"))
            )
            .PublishedRole();

        role.Summary.Should().BeNull();
        role.Responsibilities.Should().ContainSingle();
        role.Requirements.Should().ContainSingle().Which.Text.Should().BeNull();
    }

    [Test]
    public void Does_not_look_for_gaps_in_values() =>
        Written(PlaceholderType.Text, new NeutralTextValue("{{gap}}")).English.Should().Be("{{gap}}");

    [TestCase("en-GB", "1 March 2026", "12,345.5")]
    [TestCase("id", "1 Maret 2026", "12.345,5")]
    [TestCase("ms", "1 Mac 2026", "12,345.5")]
    [TestCase("de", "1. März 2026", "12.345,5")]
    [TestCase("pt-BR", "1 de março de 2026", "12.345,5")]
    [TestCase("ja", "2026年3月1日", "12,345.5")]
    [TestCase("th", "1 มีนาคม 2569", "12,345.5")]
    public void Writes_days_without_their_weekday_and_numbers_as_the_language_does(
        string language,
        string date,
        string number
    )
    {
        var title = LocalizedText.Of(
            new Dictionary<string, string> { ["en"] = "On {{day}}: {{count}}", [language] = "{{day}}: {{count}}" },
            100
        );
        var role = A.Role()
            .With(A.Placeholder("day", PlaceholderType.Date), A.Placeholder("count", PlaceholderType.Number))
            .Build() with
        {
            Title = title,
        };
        var posting = A.JobPosting()
            .Filling("day", new DateValue(A.Day("2026-03-01")))
            .Filling("count", new NumberValue(12345.5m))
            .Draft();

        posting.Publish(new PublicationTerms(role, null, A.JobPosting().Terms.SkillLabels), 1, A.Noon);

        posting.NewEdition!.Role.Title.In(LanguageTag.Parse(language), A.English).Should().Be($"{date}: {number}");
    }

    [TestCase("ar-SA")]
    [TestCase("fa")]
    [TestCase("th")]
    [TestCase("zz")]
    public void Writes_any_date_in_any_language(string language)
    {
        var texts = new Dictionary<string, string> { ["en"] = "On {{day}}", [language] = "{{day}}" };
        var role = RoleDescription.Of(
            A.English,
            LocalizedText.Of(texts, 100),
            null,
            [new(ItemIds.Next(), null, [new(ItemIds.Next(), A.Text("Works"))])],
            [],
            [A.Placeholder("day", PlaceholderType.Date)]
        );
        var terms = new PublicationTerms(role, null, A.JobPosting().Terms.SkillLabels);

        foreach (var date in new[] { DateOnly.MinValue, new DateOnly(2027, 1, 31), DateOnly.MaxValue })
        {
            var posting = A.JobPosting().Filling("day", new DateValue(date)).Draft();
            posting.Publish(terms, 1, A.Noon);
            posting.NewEdition!.Role.Title.Texts.Values.Should().OnlyContain(title => title.Any(char.IsDigit));
        }
    }

    private static (string? English, string? Indonesian) Written(PlaceholderType type, PlaceholderValue value) =>
        Written(A.Placeholder("gap", type), value);

    private static (string? English, string? Indonesian) Written(Placeholder placeholder, PlaceholderValue value)
    {
        var posting = A.JobPosting().For(Gap(placeholder)).Filling("gap", value);
        return (
            posting.PublishedSummary()!["It is ".Length..^1],
            posting.PublishedSummary(A.Indonesian)!["Yaitu ".Length..^1]
        );
    }

    private static RoleBuilder Gap(PlaceholderType type) => Gap(A.Placeholder("gap", type));

    private static RoleBuilder Gap(Placeholder placeholder) =>
        A.Role().SummedUpAs("It is {{gap}}.", "Yaitu {{gap}}.").With(placeholder);

    private static Placeholder Optional(string key) => A.Placeholder(key, PlaceholderType.Text, required: false);
}
