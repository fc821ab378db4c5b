using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class ChangingTheTextsOfARole
{
    private readonly RoleDescription _role = A.Role()
        .SummedUpAs("Summary")
        .Asking("Knows Go", A.Skill("go"))
        .Asking("Is kind")
        .Build();

    [Test]
    public void Keeps_it_when_nothing_changes() =>
        _role.SelectTexts(text => text).BodyTexts().Should().Equal(_role.BodyTexts());

    [Test]
    public void Changes_each_text_that_is_shown() =>
        _role
            .SelectTexts(text => text.Select((_, words) => $"{words}!"))
            .BodyTexts()
            .SelectMany(text => text.Text.Texts.Values)
            .Should()
            .OnlyContain(words => words.EndsWith('!'));

    [Test]
    public void Drops_what_has_no_text_left_but_never_the_title_or_the_skills()
    {
        var bare = _role.SelectTexts(_ => null);

        bare.Title.Should().BeSameAs(_role.Title);
        bare.Summary.Should().BeNull();
        bare.ResponsibilityGroups.Should().BeEmpty();
        bare.Requirements.Should().ContainSingle().Which.Text.Should().BeNull();
    }

    [Test]
    public void Drops_a_group_without_items()
    {
        LocalizedText? WithoutDuties(LocalizedText text) =>
            _role.Responsibilities.Any(duty => ReferenceEquals(duty.Text, text)) ? null : text;

        _role.SelectTexts(WithoutDuties).ResponsibilityGroups.Should().BeEmpty();
    }
}
