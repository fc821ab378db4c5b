using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class TheRequiredProficiency
{
    [TestCase("basic", "expert")]
    [TestCase("good", "good")]
    [TestCase("good", null)]
    [TestCase(null, "expert")]
    public void Is_a_minimum_a_desired_level_or_both(string? minimum, string? desired)
    {
        var proficiency = Of(minimum, desired);

        proficiency.Scale.Should().Be(A.Key("general"));
        proficiency.Minimum?.Value.Should().Be(minimum);
        proficiency.Desired?.Value.Should().Be(desired);
    }

    [TestCase(null, null, "level-missing /minimumLevel")]
    [TestCase("expert", "basic", "level-order /desiredLevel")]
    [TestCase("c1", "basic", "level-unknown /minimumLevel")]
    [TestCase("basic", "c1", "level-unknown /desiredLevel")]
    public void Is_refused(string? minimum, string? desired, string broken) =>
        Refusal.Of(() => Of(minimum, desired)).Should().Equal(broken);

    [Test]
    public void Is_refused_for_both_levels_at_once() =>
        Refusal.Of(() => Of("c1", "c2")).Should().Equal("level-unknown /minimumLevel", "level-unknown /desiredLevel");

    [TestCase("general", "basic", true)]
    [TestCase("general", "good", false)]
    [TestCase("craft", "basic", false)]
    public void Keeps_a_retired_level_that_the_same_requirement_had(string scale, string level, bool kept)
    {
        var retired = ProficiencyScale.Define(
            A.Key("general"),
            ProficiencyScaleDefinition.Of(
                A.English,
                A.Text("General"),
                [A.Level("basic", 1) with { Retired = true }, A.Level("good", 2)]
            ),
            A.Morning
        );
        var before = new RequiredProficiency(A.Key(scale), A.Key(level), null);

        Action asking = () => RequiredProficiency.Of(retired, A.Key("basic"), null, before);

        if (kept)
        {
            asking.Should().NotThrow();
        }
        else
        {
            Refusal.Of(asking).Should().Equal("level-retired /minimumLevel");
        }
    }

    private static RequiredProficiency Of(string? minimum, string? desired) =>
        RequiredProficiency.Of(A.Scale(), Key(minimum), Key(desired));

    private static CatalogKey? Key(string? key) => key is null ? null : A.Key(key);
}
