using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.UnitTests.SkillProfiles;

internal sealed class TheLifeOfASkillProfile
{
    private static readonly SkillProfileContent Better = SkillProfileBuilder.ContentOf(A.Role().Called("Better"));
    private static readonly SkillProfileContent Best = SkillProfileBuilder.ContentOf(A.Role().Called("Best"));

    [Test]
    public void Begins_with_a_draft_that_is_history_only()
    {
        var profile = A.SkillProfile().Draft();

        profile.Status.Should().Be(SkillProfileStatus.Draft);
        (profile.Version, profile.Progress.DraftVersion, profile.Progress.PublicVersion).Should().Be((1, 1, null));
        profile.Events.Should().Equal(SkillProfile.Created);
        SkillProfile.Created.IsPublic.Should().BeFalse();
        SkillProfile.DraftChanged.IsPublic.Should().BeFalse();
    }

    [Test]
    public void Goes_on_with_revisions_1_2_3()
    {
        var profile = A.SkillProfile().Draft();

        profile.Publish(RevisionTerms.First, 1, A.Morning);
        var first = profile.NewRevision!;
        profile.ChangeDraft(Better, 1, A.Noon);
        profile.Publish(RevisionTerms.First, 3, A.Noon);
        var second = profile.NewRevision!;
        profile.ChangeDraft(Best, 3, A.Noon);
        profile.Publish(RevisionTerms.First, 5, A.Noon);

        first.Number.Should().Be(1);
        second.Should().Be(new SkillProfileRevision(2, Better, A.Noon));
        profile.NewRevision.Should().Be(new SkillProfileRevision(3, Best, A.Noon));
        profile.Progress.LatestRevision.Should().Be(3);
        profile.Progress.Lifetime.Should().Be(new Lifetime(A.Morning, A.Noon));
    }

    [Test]
    public void Gives_draft_and_published_state_versions_of_their_own()
    {
        var profile = A.SkillProfile().Published();
        (profile.Progress.DraftVersion, profile.Progress.PublicVersion).Should().Be((1, 2));

        profile.ChangeDraft(Better, 1, A.Noon);
        (profile.Progress.DraftVersion, profile.Progress.PublicVersion).Should().Be((3, 2));
        profile.Status.Should().Be(SkillProfileStatus.Published);

        profile.Publish(RevisionTerms.First, 3, A.Noon);
        (profile.Progress.DraftVersion, profile.Progress.PublicVersion).Should().Be((3, 4));

        profile.Retire(null, 4, A.Noon);
        (profile.Progress.DraftVersion, profile.Progress.PublicVersion, profile.Version).Should().Be((3, 5, 5));
    }

    [Test]
    public void Wants_the_version_of_what_is_changed()
    {
        var profile = A.SkillProfile().Published();

        FaultOf(() => profile.ChangeDraft(Better, 2, A.Noon)).Should().Be(Fault.Stale);
        FaultOf(() => profile.Publish(RevisionTerms.First, 2, A.Noon)).Should().Be(Fault.Stale);
        FaultOf(() => profile.Retire(null, 1, A.Noon)).Should().Be(Fault.Stale);
        profile.Version.Should().Be(2);
    }

    [Test]
    public void Has_nothing_to_publish_until_the_draft_changes()
    {
        var profile = A.SkillProfile().Published();

        var refused = Refusal.Caught(() => profile.Publish(After(profile), 1, A.Noon));

        refused.Fault.Should().Be(Fault.Conflict);
        Refusal.Listed(refused.Errors).Should().Equal("nothing-to-publish");
    }

    [Test]
    public void Has_nothing_to_publish_when_an_edit_was_taken_back()
    {
        var profile = A.SkillProfile().Published();
        var said = profile.Draft;
        profile.ChangeDraft(Better, 1, A.Noon);
        profile.ChangeDraft(said with { Role = said.Role with { Placeholders = [] } }, 3, A.Noon);

        Refusal.Of(() => profile.Publish(After(profile), 4, A.Noon)).Should().Equal("nothing-to-publish");
    }

    [Test]
    public void Is_not_changed_by_the_same_again()
    {
        var profile = A.SkillProfile().Published();
        var revision = profile.NewRevision!;

        profile.ChangeDraft(profile.Draft with { Role = profile.Draft.Role with { Placeholders = [] } }, 1, A.Noon);
        profile.RestoreRevision(revision, 1, A.Noon);

        (profile.Version, profile.Progress.DraftVersion).Should().Be((2, 1));
    }

    [Test]
    public void Keeps_its_names_elsewhere_when_a_revision_is_restored()
    {
        var profile = A.SkillProfile().Published();
        var revision = profile.NewRevision!;
        var named = new ExternalId(A.Key("hr"), "7");
        profile.ChangeDraft(Better with { ExternalIds = [named] }, 1, A.Noon);

        profile.RestoreRevision(revision, 3, A.Noon);

        profile.Draft.Should().Be(revision.Content with { ExternalIds = [named] });
    }

    [Test]
    public void Publishes_a_new_name_elsewhere_as_a_revision_that_leaves_no_posting_behind()
    {
        var profile = A.SkillProfile().Published();
        profile.ChangeDraft(profile.Draft with { ExternalIds = [new ExternalId(A.Key("hr"), "7")] }, 1, A.Noon);

        profile.Publish(After(profile), 3, A.Noon);

        profile.Progress.LatestRevision.Should().Be(2);
        (profile.Progress.IsBehind(1), profile.Progress.IsBehindInContent(1)).Should().Be((false, false));
    }

    [Test]
    public void Stays_as_it_was_when_a_publication_is_refused()
    {
        var profile = A.SkillProfile().Of(A.Role().Doing("{{x}}").With(A.Placeholder("y"))).Draft();

        Refusal
            .Of(() => profile.Publish(RevisionTerms.First, 1, A.Noon))
            .Should()
            .BeEquivalentTo(
                "placeholder-undeclared /responsibilityGroups/0/responsibilities/1/text/en",
                "placeholder-unused /placeholders/0/key"
            );
        profile.Version.Should().Be(1);
        profile.NewRevision.Should().BeNull();
        profile.Status.Should().Be(SkillProfileStatus.Draft);
    }

    [Test]
    public void Needs_every_text_in_the_languages_that_are_required()
    {
        var profile = A.SkillProfile().Of(A.Role().Doing("Leads")).Draft();
        var terms = RevisionTerms.First with { RequiredLanguages = [A.Indonesian] };

        Refusal
            .Of(() => profile.Publish(terms, 1, A.Noon))
            .Should()
            .Equal("translation-missing /responsibilityGroups/0/responsibilities/1/text/id");
    }

    [TestCase("Builds services.", 1)]
    [TestCase("Builds better services.", 2)]
    public void Tells_revisions_that_only_add_translations_from_those_that_say_something_else(string duty, int content)
    {
        var profile = A.SkillProfile().Of(A.Role().WithoutDuties().Doing("Builds services.")).Published();
        var said = profile.NewRevision!.Content;
        var group = said.Role.ResponsibilityGroups[0];
        var translated = said.Role with
        {
            ResponsibilityGroups =
            [
                group with
                {
                    Responsibilities = [group.Responsibilities[0] with { Text = A.Text(duty, "Membangun layanan.") }],
                },
            ],
        };
        profile.ChangeDraft(said with { Role = translated }, 1, A.Noon);

        profile.Publish(RevisionTerms.First with { Latest = said }, 3, A.Noon);

        (profile.Progress.LatestRevision, profile.Progress.ContentRevision).Should().Be((2, content));
        profile.Progress.RoleRevision.Should().Be(2);
    }

    [Test]
    public void Ends_with_its_retirement()
    {
        var successor = SkillProfileId.New(A.Noon);
        var profile = A.SkillProfile().Published();

        profile.Retire(successor, 2, A.Noon);

        profile.Status.Should().Be(SkillProfileStatus.Retired);
        profile.Progress.ReplacedBy.Should().Be(successor);
        profile.Progress.RetiredAt.Should().Be(A.Noon);
        profile.Events[^1].Should().Be(SkillProfile.Retired);
        SkillProfile.Retired.IsPublic.Should().BeTrue();
    }

    [Test]
    public void Does_not_go_on_after_that()
    {
        var profile = A.SkillProfile().Retired();
        Action[] steps =
        [
            () => profile.ChangeDraft(Better, 1, A.Noon),
            () => profile.Publish(RevisionTerms.First, 1, A.Noon),
            () => profile.Retire(null, 3, A.Noon),
        ];

        foreach (var step in steps)
        {
            var refused = Refusal.Caught(step);
            refused.Fault.Should().Be(Fault.Conflict);
            Refusal.Listed(refused.Errors).Should().Equal("skill-profile-retired");
        }
    }

    [Test]
    public void May_be_told_the_same_again_after_that()
    {
        var profile = A.SkillProfile().Retired();

        profile.ChangeDraft(profile.Draft with { }, 1, A.Noon);

        profile.Version.Should().Be(3);
        FaultOf(() => profile.ChangeDraft(profile.Draft, 3, A.Noon)).Should().Be(Fault.Stale);
    }

    [Test]
    public void Has_no_end_without_a_publication()
    {
        var refused = Refusal.Caught(() => A.SkillProfile().Draft().Retire(null, 1, A.Noon));

        refused.Fault.Should().Be(Fault.NotFound);
        Refusal.Listed(refused.Errors).Should().Equal("skill-profile-not-published");
    }

    [Test]
    public void Is_not_followed_by_itself()
    {
        var profile = A.SkillProfile().Published();

        Refusal.Of(() => profile.Retire(profile.Id, 2, A.Noon)).Should().Equal("replaced-by-itself /replacedBy");
    }

    private static RevisionTerms After(SkillProfile profile) =>
        RevisionTerms.First with
        {
            Latest = profile.NewRevision!.Content,
        };

    private static Fault FaultOf(Action step) => Refusal.Caught(step).Fault;
}
