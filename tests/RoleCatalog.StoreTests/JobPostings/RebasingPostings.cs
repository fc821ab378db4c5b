using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class RebasingPostings(Store store) : StoreContract(store)
{
    private static readonly RebaseTarget ToTheLatest = new();

    private SkillProfileState first = null!;

    [SetUp]
    public async Task PublishProfile() => first = await Catalog.Publish("backend");

    [Test]
    public async Task Keeps_the_values_that_still_fit_and_lists_the_others()
    {
        var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));
        await PublishASecondRevision();

        var (rebased, version) = await Catalog.Send(new RebaseJobPosting(draft.Value.Id!, ToTheLatest, 1));

        version.Should().Be(2);
        rebased.Draft.Profile!.Revision.Should().Be(2);
        rebased.KeptValues.Should().BeEquivalentTo("team", "start");
        rebased
            .DroppedValues.Select(dropped => $"{dropped.Key} {dropped.Code} {dropped.Value.GetRawText()}")
            .Should()
            .BeEquivalentTo(
                "people placeholder-value-type 7.125",
                "level placeholder-choice-unknown \"higher\"",
                "tools placeholder-choice-unknown [\"sql\",\"csharp\"]"
            );
        rebased
            .MissingValues.Select(missing => missing.Key)
            .Should()
            .BeEquivalentTo("people", "level", "tools", "city");
        var read = await Catalog.Send(new GetJobPostingDraft(draft.Value.Id!));
        StateJson.Write(read.Value).Should().Be(StateJson.Write(rebased.Draft));
        read.Value.PlaceholderValues!.Keys.Should().BeEquivalentTo("team", "start");
        read.Value.Description!["en"].Should().Be("Come to Jakarta.", "the offer stays as it was");
    }

    [Test]
    public async Task Publishes_nothing()
    {
        var live = await Catalog.Publish(A.Posting("backend"));
        await PublishASecondRevision();

        await Catalog.Send(new RebaseJobPosting(live.Id, ToTheLatest, 1));

        (await Catalog.Send(new GetJobPosting(live.Id))).Should().BeEquivalentTo(live);
        (await Catalog.One<string>("SELECT type FROM changes ORDER BY position DESC"))
            .Should()
            .Be("job-posting.draft-changed");
        (await KeepingSkills.Outcome(Catalog.Send(new PublishJobPosting(live.Id, 4)))).Should().Be(Fault.Stale);
        (await KeepingSkills.Outcome(Catalog.Send(new PublishJobPosting(live.Id, 3)))).Should().Be(Fault.Rule);
    }

    [Test]
    public async Task Answers_a_dry_run_the_same_and_keeps_nothing()
    {
        var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));
        await PublishASecondRevision();
        var position = await Catalog.One<long>("SELECT position FROM change_log");

        var (preview, version) = await Catalog.Send(new PreviewRebase(draft.Value.Id!, ToTheLatest, 1));

        (preview.DryRun, version).Should().Be((true, 1));
        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(position);
        var (rebased, _) = await Catalog.Send(new RebaseJobPosting(draft.Value.Id!, ToTheLatest, 1));
        StateJson.Write(preview with { DryRun = false }).Should().Be(StateJson.Write(rebased));
    }

    [TestCase(1, "nothing-to-rebase")]
    [TestCase(2, "nothing-to-rebase")]
    [TestCase(9, "revision-unknown")]
    [TestCase(0, "revision-unknown")]
    public async Task Refuses_a_revision_that_is_no_newer_one(int revision, string code)
    {
        var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));
        await PublishASecondRevision();
        await Catalog.Send(new RebaseJobPosting(draft.Value.Id!, ToTheLatest, 1));

        (await Refusal(new RebaseJobPosting(draft.Value.Id!, new RebaseTarget(revision), 2))).Should().Be(code);
    }

    [Test]
    public async Task Refuses_a_posting_without_a_profile_and_one_of_another()
    {
        var profile = A.Profile("own");
        var own = A.Posting("own") with
        {
            Profile = null,
            SourceLanguage = "en",
            ResponsibilityGroups = profile.ResponsibilityGroups,
            Placeholders = profile.Placeholders,
        };
        var without = await Catalog.Send(new CreateJobPosting(own));
        var other = await Catalog.Send(new CreateJobPosting(A.Posting("backend")));

        (await Refusal(new RebaseJobPosting(without.Value.Id!, ToTheLatest, 1)))
            .Should()
            .Be("job-posting-without-profile");
        (await Refusal(new RebaseJobPosting(other.Value.Id!, new RebaseTarget(null, "another"), 1)))
            .Should()
            .Be("job-posting-of-other-profile");
    }

    [Test]
    public async Task Takes_all_that_are_behind_a_hundred_at_a_time()
    {
        for (var count = 0; count < 101; count++)
        {
            await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
        }

        var closed = await Catalog.Publish(A.Posting("backend"));
        await Catalog.Send(new CloseJobPosting(closed.Id, CloseReason.Filled, null, closed.Version));
        await PublishASecondRevision();

        var tried = await Catalog.Send(new RebaseJobPostings("backend", null, null, DryRun: true));
        var some = await Catalog.Send(new RebaseJobPostings("backend", null, null, DryRun: false));
        var rest = await Catalog.Send(new RebaseJobPostings("backend", null, some.NextCursor, DryRun: false));

        (tried.Items.Count, tried.NextCursor is null, tried.DryRun).Should().Be((100, false, true));
        (some.Items.Count, rest.Items.Count, rest.NextCursor, some.Revision).Should().Be((100, 1, null, 2));
        some.Items.Concat(rest.Items)
            .Should()
            .OnlyContain(item => item.Result == RebaseResult.Rebased && item.DraftVersion == 2);
        (
            await Catalog.One<long>(
                "SELECT COUNT(*) FROM job_postings JOIN offers ON offers.id = draft_offer_id WHERE profile_revision = 1"
            )
        )
            .Should()
            .Be(1, "the closed one is left alone");
    }

    [Test]
    public async Task Says_of_each_that_is_named_what_became_of_it()
    {
        var behind = await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
        var scheduled = await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
        var plan = new PublicationPlan(Catalog.Clock.GetUtcNow().AddDays(1));
        await Catalog.Send(new ScheduleJobPosting(scheduled.Value.Id!, plan, 1));
        await PublishASecondRevision();
        var current = await Catalog.Send(
            new CreateJobPosting(A.Posting("backend") with { ExternalIds = [], PlaceholderValues = null })
        );
        string[] named = [behind.Value.Id!, scheduled.Value.Id!, current.Value.Id!, "no-such-posting"];

        var rebased = await Catalog.Send(new RebaseJobPostings(first.Id, named, null, DryRun: false));

        rebased
            .Items.Select(item => $"{item.Result} {item.Errors?[0].Code}".TrimEnd())
            .Should()
            .Equal("Rebased", "Refused job-posting-status", "Current", "Refused job-posting-not-found");
        rebased.Items.Select(item => item.Posting).Should().Equal(named);
    }

    [Test]
    public async Task Refuses_too_many_at_a_time_and_a_cursor_for_named_ones()
    {
        var many = Enumerable.Repeat("x", 101).ToList();

        (await Refusal(new RebaseJobPostings("backend", many, null, DryRun: false))).Should().Be("too-many");
        (await Refusal(new RebaseJobPostings("backend", ["x"], "c", DryRun: false))).Should().Be("cursor-unexpected");
    }

    private async Task PublishASecondRevision()
    {
        var profile = A.Profile("backend");
        PlaceholderInput Gap(string key) => profile.Placeholders!.Single(gap => gap.Key == key);
        var other = profile with
        {
            Summary = A.Text(
                "Builds services for {{team}} in {{city}}.",
                "Membangun layanan untuk {{team}} di {{city}}."
            ),
            Placeholders =
            [
                Gap("team"),
                Gap("start"),
                Gap("people") with
                {
                    Type = PlaceholderType.Text,
                    Unit = null,
                },
                Gap("level") with
                {
                    Choices = [.. Gap("level").Choices!.Select(choice => choice with { Key = $"{choice.Key}-now" })],
                },
                Gap("tools") with
                {
                    Choices = [new PlaceholderChoiceInput { Key = "sql" }],
                },
                Gap("team") with
                {
                    Key = "city",
                },
            ],
        };
        var draft = await Catalog.Send(new GetSkillProfileDraft("backend"));
        var changed = await Catalog.Send(new ChangeSkillProfileDraft("backend", other, draft.Version));
        await Catalog.Send(new PublishSkillProfile("backend", changed.Version));
    }

    private async Task<string> Refusal<T>(MediatR.IRequest<T> request) =>
        (await Catalog.Awaiting(it => it.Send(request)).Should().ThrowAsync<DomainException>()).Which.Errors[0].Code;
}
