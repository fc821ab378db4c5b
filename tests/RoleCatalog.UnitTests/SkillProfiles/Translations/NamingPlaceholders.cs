using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Translations;

namespace RoleCatalog.UnitTests.SkillProfiles.Translations;

internal sealed class NamingPlaceholders
{
    [Test]
    public void Gives_a_translation_the_keys_of_its_source()
    {
        var names = new PlaceholderNames();

        names
            .Translate("Lead {{team-name}} in {{city}}.", "Memimpin {{nama-tim}} di {{kota}}.")
            .Should()
            .Be("Memimpin {{team-name}} di {{city}}.");
        names.Known.Should().Contain("nama-tim", "team-name").And.Contain("kota", "city");
    }

    [Test]
    public void Leaves_a_key_that_is_the_same_where_it_stands() =>
        new PlaceholderNames()
            .Translate("{{size}} people in {{city}}", "Di {{city}}, {{jumlah}} orang")
            .Should()
            .Be("Di {{city}}, {{size}} orang");

    [Test]
    public void Refuses_a_translation_with_other_placeholders()
    {
        new PlaceholderNames().Translate("Lead {{team-name}}.", "Memimpin tim.").Should().BeNull();
        new PlaceholderNames().Translate("Lead the team.", "Memimpin {{nama-tim}}.").Should().BeNull();
    }
}
