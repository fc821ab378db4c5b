using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class CatalogKeys
{
    [TestCase("go")]
    [TestCase("backend-developer")]
    [TestCase("3d-modelling-2")]
    public void Are_slugs(string key) => CatalogKey.Parse(key).Value.Should().Be(key);

    [TestCase("")]
    [TestCase("-go")]
    [TestCase("go-")]
    [TestCase("a--b")]
    [TestCase("Go")]
    [TestCase("c#")]
    [TestCase("go\n")]
    [TestCase("0197f3a2-5c1e-7d3b-9a44-1f2e3d4c5b6a", TestName = "Are_nothing_else(an id)")]
    [TestCase("\u0661", TestName = "Are_nothing_else(an Arabic digit)")]
    public void Are_nothing_else(string? key) => Refusal.Of(() => CatalogKey.Parse(key)).Should().Equal("key-invalid");

    [Test]
    public void Are_missed_with_an_example()
    {
        var missed = Refusal.Caught(() => CatalogKey.Parse(null, "hris"));

        Refusal.Listed(missed.Errors).Should().Equal("key-missing");
        missed.Message.Should().Contain("'hris'");
        Refusal.Caught(() => CatalogKey.Parse("HRIS", "hris")).Message.Should().Contain("such as 'hris'");
    }

    [Test]
    public void Have_at_most_64_characters()
    {
        CatalogKey.Parse(new string('a', 64)).Value.Should().HaveLength(CatalogKey.MaxLength);
        Refusal.Of(() => CatalogKey.Parse(new string('a', 65))).Should().Equal("key-invalid");
    }

    [Property(MaxTest = 1000)]
    public bool Are_read_from_any_text_or_refused(string? text)
    {
        try
        {
            return CatalogKey.Parse(text).Value == text;
        }
        catch (DomainException)
        {
            return true;
        }
    }
}
