using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class ReadingPlaceholderValues
{
    private static readonly RoleDescription Role = A.Role()
        .With(
            A.Placeholder("text"),
            A.Placeholder("number", PlaceholderType.Number),
            A.Placeholder("date", PlaceholderType.Date),
            A.Placeholder("choice", PlaceholderType.Choice),
            A.Placeholder("skills", PlaceholderType.Skills),
            Placeholder.Of(
                "only-go",
                PlaceholderType.Skills,
                A.Text("Go?"),
                required: true,
                [new PlaceholderChoice(A.Key("go"), null)]
            )
        )
        .Build();

    [TestCase("text", "\" Bandung \"", "\"Bandung\"")]
    [TestCase("text", """{"EN":"hot","id":"panas"}""", """{"en":"hot","id":"panas"}""")]
    [TestCase("number", "99.95", "99.95")]
    [TestCase("number", "-1e3", "-1000")]
    [TestCase("date", "\"2028-02-29\"", "\"2028-02-29\"")]
    [TestCase("choice", "\"night\"", "\"night\"")]
    [TestCase("skills", """["sql","go","sql"]""", """["sql","go"]""")]
    [TestCase("only-go", """["go"]""", """["go"]""")]
    public void Gives_what_can_be_written_back(string key, string json, string written)
    {
        var value = Read(key, json)[key];

        new PlaceholderValueReader(Known.References).Write(value).GetRawText().Should().Be(written);
    }

    [TestCase("text", "1", "placeholder-value-type")]
    [TestCase("text", "\"\"", "text-empty")]
    [TestCase("text", "\"the {{team}} team\"", "placeholder-in-value")]
    [TestCase("text", """{"en":"{{ open"}""", "placeholder-in-value")]
    [TestCase("text", "{}", "languages-count")]
    [TestCase("text", """{"en":1}""", "text-empty", "/en")]
    [TestCase("text", """{"id":"panas"}""", "source-language-missing")]
    [TestCase("text", """{"en":"a","e/n":"b"}""", "language-tag-invalid", "/e~1n")]
    [TestCase("text", "null", "placeholder-value-type")]
    [TestCase("number", "\"5\"", "placeholder-value-type")]
    [TestCase("number", "1e400", "placeholder-value-type")]
    [TestCase("date", "\"2027-02-29\"", "placeholder-value-type")]
    [TestCase("date", "\"2027-1-1\"", "placeholder-value-type")]
    [TestCase("date", "\"31-01-2027\"", "placeholder-value-type")]
    [TestCase("choice", "\"noon\"", "placeholder-choice-unknown")]
    [TestCase("choice", "\"No Slug\"", "key-invalid")]
    [TestCase("choice", "true", "placeholder-value-type")]
    [TestCase("skills", "[]", "placeholder-value-type")]
    [TestCase("skills", "\"go\"", "placeholder-value-type")]
    [TestCase("skills", """["go","cobol"]""", "skill-unknown", "/1")]
    [TestCase("skills", """["go",null]""", "skill-unknown", "/1")]
    [TestCase("only-go", """["go","sql"]""", "placeholder-choice-unknown", "/1")]
    [TestCase("other", "1", "placeholder-undeclared")]
    public void Is_refused(string key, string json, string code, string at = "") =>
        Refusal.Of(() => Read(key, json)).Should().Equal($"{code} /placeholderValues/{key}{at}");

    [Test]
    public void Takes_the_last_of_two_texts_in_one_language() =>
        Read("text", """{"en":"a","en":"b"}""")["text"]
            .Should()
            .BeOfType<LocalizedTextValue>()
            .Which.Text.Texts[A.English]
            .Should()
            .Be("b");

    [Test]
    public void Names_all_that_is_wrong_at_once() =>
        Refusal
            .Of(() => Read("""{"number":"a","only-go":["sql","cobol"],"x/y":1,"date":"2028-02-29"}"""))
            .Should()
            .Equal(
                "placeholder-value-type /placeholderValues/number",
                "placeholder-choice-unknown /placeholderValues/only-go/0",
                "skill-unknown /placeholderValues/only-go/1",
                "placeholder-undeclared /placeholderValues/x~1y"
            );

    private static IReadOnlyDictionary<string, PlaceholderValue> Read(string key, string json) =>
        Read($$"""{"{{key}}":{{json}}}""");

    private static IReadOnlyDictionary<string, PlaceholderValue> Read(string json)
    {
        var errors = new ErrorCollector();
        var values = new PlaceholderValueReader(Known.References).Read(
            JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json),
            Role,
            errors.At("placeholderValues")
        );
        errors.ThrowIfAny();
        return values;
    }
}
