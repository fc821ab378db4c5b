using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class LocalizedTexts
{
    [TestCase("id", "Halo")]
    [TestCase("en-GB", "Hello")]
    [TestCase("pt-BR", "Olá")]
    [TestCase("pt", "Hello", TestName = "Are_read_in(the source: a region does not stand for its language)")]
    [TestCase("de", "Hello")]
    public void Are_read_in_the_language_or_its_general_form_or_the_source(string language, string text)
    {
        var greeting = LocalizedText.Of(
            new Dictionary<string, string>
            {
                ["en"] = "Hello",
                ["id"] = "Halo",
                ["pt-BR"] = "Olá",
            },
            10
        );

        greeting.In(LanguageTag.Parse(language), A.English).Should().Be(text);
    }

    [Test]
    public void Are_read_in_any_language_when_the_source_is_missing_too() =>
        A.Text("Hello").In(A.Indonesian, LanguageTag.Parse("de")).Should().Be("Hello");

    [Test]
    public void Name_all_that_is_wrong_at_once() =>
        Refusal
            .Of(() =>
                LocalizedText.Of(
                    new Dictionary<string, string>
                    {
                        ["en"] = " ",
                        ["en/US"] = "Hello",
                        ["id"] = "longer than ten",
                        ["fr"] = null!,
                    },
                    10
                )
            )
            .Should()
            .BeEquivalentTo("text-empty /en", "language-tag-invalid /en~1US", "text-too-long /id", "text-empty /fr");

    [Test]
    public void Have_a_language_once() =>
        Refusal
            .Of(() => LocalizedText.Of(new Dictionary<string, string> { ["pt-br"] = "Olá", ["pt-BR"] = "Oi" }, 10))
            .Should()
            .Equal("language-repeated");

    [Test]
    public void Have_one_language_at_least_and_fifty_at_most()
    {
        var many = Enumerable.Range(0, 51).ToDictionary(number => $"en-{number:000}", _ => "Hello");

        Refusal.Of(() => LocalizedText.Of(new Dictionary<string, string>(), 10)).Should().Equal("languages-count");
        Refusal.Of(() => LocalizedText.Of(many, 10)).Should().Equal("languages-count");
    }

    [Test]
    public void Are_listed_in_the_order_of_their_tags() =>
        LocalizedText
            .Of(new Dictionary<string, string> { ["id"] = "b", ["en"] = "a" }, 10)
            .ToDictionary()
            .Keys.Should()
            .Equal("en", "id");
}
