using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class ADeclaredPlaceholder
{
    private static readonly PlaceholderChoice Day = new(A.Key("day"), A.Text("Day"));

    [Test]
    public void Of_type_choice_has_two_choices_at_least() =>
        Broken(PlaceholderType.Choice, Day).Should().Equal("choices-missing /choices");

    [TestCase(PlaceholderType.Text)]
    [TestCase(PlaceholderType.Number)]
    [TestCase(PlaceholderType.Date)]
    public void Of_another_type_has_none(PlaceholderType type) =>
        Broken(type, Day).Should().Equal("choices-unexpected /choices");

    [Test]
    public void Has_distinct_labelled_choices() =>
        Broken(PlaceholderType.Choice, Day, Day, new PlaceholderChoice(A.Key("night"), null))
            .Should()
            .Equal("choice-repeated /choices/1", "labels-missing /choices/2/labels");

    [Test]
    public void Has_at_most_a_hundred_choices() =>
        Broken(
                PlaceholderType.Skills,
                [.. Enumerable.Range(0, 101).Select(number => new PlaceholderChoice(A.Key($"skill-{number}"), null))]
            )
            .Should()
            .Equal("too-many /choices");

    [TestCase(PlaceholderType.Text)]
    [TestCase(PlaceholderType.Date)]
    [TestCase(PlaceholderType.Skills)]
    public void Has_no_unit_unless_it_is_a_number(PlaceholderType type) =>
        Refusal
            .Of(() => Placeholder.Of("age", type, A.Text("How old?"), required: true, [], A.Text("years")))
            .Should()
            .Equal("unit-unexpected /unit");

    private static IReadOnlyList<string> Broken(PlaceholderType type, params PlaceholderChoice[] choices) =>
        Refusal.Of(() => Placeholder.Of("shift", type, A.Text("Which shift?"), required: true, choices));
}
