using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class LanguageTags
{
    [TestCase("EN", "en")]
    [TestCase("pt-br", "pt-BR")]
    [TestCase("ZH-hANT-tw", "zh-Hant-TW")]
    [TestCase("es-419", "es-419")]
    [TestCase("SL-Rozaj-1994", "sl-rozaj-1994")]
    [TestCase("und", "und")]
    public void Are_kept_in_canonical_case(string given, string kept)
    {
        LanguageTag.Parse(given).Value.Should().Be(kept);
        CultureInfo.GetCultureInfo(kept).Should().NotBeNull();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("e")]
    [TestCase("english")]
    [TestCase("en_US")]
    [TestCase("en-")]
    [TestCase("en-US-")]
    [TestCase("en\n")]
    [TestCase("x-private")]
    [TestCase("\u212an", TestName = "Are_refused(the Kelvin sign as a language)")]
    [TestCase("en-\u212aR", TestName = "Are_refused(the Kelvin sign as a region)")]
    [TestCase("en-rozaj-rozaj-rozaj-rozaj-rozaj-rozaj")]
    public void Are_refused(string? given) =>
        Refusal.Of(() => LanguageTag.Parse(given)).Should().Equal("language-tag-invalid");

    [Test]
    public void Know_their_language() => LanguageTag.Parse("zh-Hant-TW").Language.Should().Be(LanguageTag.Parse("zh"));
}
