using System.Runtime.CompilerServices;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class TheLifecycle
{
    private static readonly JobPostingBuilder Made = A.JobPosting().But(content => content with { Openings = 3 });
    private static readonly JobPostingStep[] Steps = Enum.GetValues<JobPostingStep>();

    [Test]
    public void Names_each_step_once_in_a_state_and_uses_every_step() =>
        JobPostingLifecycle
            .Transitions.Select(transition => (transition.From, transition.Step))
            .Should()
            .OnlyHaveUniqueItems()
            .And.Subject.Select(transition => transition.Step)
            .Distinct()
            .Should()
            .BeEquivalentTo(Steps);

    [Test]
    public void Refuses_what_it_does_not_name_and_says_what_is_allowed()
    {
        var refused = Refusal.Caught(() => JobPostingLifecycle.Next(JobPostingStatus.Scheduled, JobPostingStep.Close));

        refused.Fault.Should().Be(Fault.Conflict);
        refused.Allowed.Should().Equal("change-contact", "unschedule");
        refused
            .Message.Should()
            .Be("The job posting is scheduled, which does not allow close; allowed are change-contact, unschedule.");
    }

    /// <summary>To approve a change of the table, run the tests once with APPROVE=1 in the environment.</summary>
    [Test]
    public async Task Is_what_the_documentation_draws()
    {
        const string begin = "APPROVE=1 to write it anew. -->\n";
        const string end = "<!-- End -->";
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/job-postings.md");
        var text = await File.ReadAllTextAsync(file);
        var (from, to) = (
            text.IndexOf(begin, StringComparison.Ordinal) + begin.Length,
            text.IndexOf(end, StringComparison.Ordinal)
        );
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, text[..from] + Picture() + text[to..]);
            return;
        }

        text[from..to].Should().Be(Picture());
    }

    /// <summary>Whatever is tried in whatever order, the posting goes where the table says, and nowhere else.</summary>
    [Property(MaxTest = 1000)]
    public void Holds_for_any_walk(byte[] choices)
    {
        var posting = Made.Draft();
        foreach (var (hour, choice) in choices.Index())
        {
            var step = Steps[choice % Steps.Length];
            var (version, progress, draft) = (posting.Version, posting.Progress, posting.Draft);
            if (Expected(posting, step) is not { } transition)
            {
                Refusal.Caught(() => Take(step, posting, A.Noon.AddHours(hour))).Fault.Should().Be(Fault.Conflict);
                (posting.Version, posting.Progress, posting.Draft).Should().Be((version, progress, draft));
                continue;
            }

            Take(step, posting, A.Noon.AddHours(hour));
            posting.Version.Should().Be(step == JobPostingStep.ChangeContact ? version : version + 1);
            if (transition.To is not { } next)
            {
                posting.Events[^1].Should().Be(JobPosting.Discarded);
                return;
            }

            posting.Status.Should().Be(next);
            CheckWhatAlwaysHolds(posting);
        }
    }

    private static JobPostingTransition? Expected(JobPosting posting, JobPostingStep step)
    {
        var line = JobPostingLifecycle.Transitions.FirstOrDefault(transition =>
            transition.From == posting.Status && transition.Step == step
        );
        return step switch
        {
            JobPostingStep.Publish or JobPostingStep.DiscardDraft when posting.Draft == posting.NewEdition?.Content =>
                null,
            JobPostingStep.FillOpening when posting.Progress.FilledOpenings == 2 && line is not null => line with
            {
                To = JobPostingStatus.Closed,
            },
            _ => line,
        };
    }

    private static void CheckWhatAlwaysHolds(JobPosting posting)
    {
        var progress = posting.Progress;
        var wasPublished = progress.LatestEdition is not null;
        wasPublished.Should().Be(posting.Status is not (JobPostingStatus.Draft or JobPostingStatus.Scheduled));
        (progress.PublicVersion is not null).Should().Be(wasPublished);
        (progress.FirstPublishedAt is not null).Should().Be(wasPublished);
        (progress.Closure is not null).Should().Be(posting.Status == JobPostingStatus.Closed);
        (progress.ClosedAt is not null).Should().Be(posting.Status == JobPostingStatus.Closed);
        (progress.DueAt is not null)
            .Should()
            .Be(posting.Status == JobPostingStatus.Scheduled, "validity has no end here");
        progress.FilledOpenings.Should().BeInRange(0, posting.Status == JobPostingStatus.Closed ? 3 : 2);
        Math.Max(progress.DraftVersion, progress.PublicVersion ?? 0).Should().BeLessThanOrEqualTo(posting.Version);
    }

    // There and back: edits are taken back, too.
    private static JobPostingContent Turned(JobPostingContent draft) =>
        draft with
        {
            Schedule = draft.Schedule == WorkSchedule.Shift ? WorkSchedule.FullTime : WorkSchedule.Shift,
        };

    private static void Take(JobPostingStep step, JobPosting posting, DateTimeOffset now)
    {
        var (draft, open) = (posting.Progress.DraftVersion, posting.Progress.PublicVersion ?? 0);
        var terms = Made.Terms with { Latest = posting.NewEdition?.Content };
        Action act = step switch
        {
            JobPostingStep.ChangeDraft => () => posting.ChangeDraft(Turned(posting.Draft), draft, now),
            JobPostingStep.DiscardDraft => () => posting.DiscardDraft(posting.NewEdition?.Content, draft, now),
            JobPostingStep.ChangeContact => posting.EnsureMayHaveContact,
            JobPostingStep.Publish => () => posting.Publish(terms, draft, now),
            JobPostingStep.Schedule => () => posting.Schedule(terms, now.AddDays(1), draft, now),
            JobPostingStep.Unschedule => () => posting.Unschedule(draft, now),
            JobPostingStep.Suspend => () => posting.Suspend(open, now),
            JobPostingStep.Resume => () => posting.Resume(open, now),
            JobPostingStep.FillOpening => () => posting.FillOpening(posting.NewEdition?.Content, open, now),
            JobPostingStep.Close => () => posting.Close(new Closure(CloseReason.Cancelled, null), open, now),
            JobPostingStep.Reopen => () => posting.Reopen(terms, draft, now),
            JobPostingStep.PublishOnTime => () => posting.PublishOnTime(terms, now),
            JobPostingStep.RefuseOnTime => () => posting.PublishOnTime(Made.OfARetiredProfile().Terms, now),
            _ => () => posting.Expire(now),
        };
        act();
    }

    private static string Picture()
    {
        var picture = new StringBuilder("\n```mermaid\nstateDiagram-v2\n    [*] --> draft\n");
        var moves = JobPostingLifecycle
            .Transitions.Where(transition => transition.From != transition.To)
            .GroupBy(transition => (transition.From, transition.To));
        foreach (var move in moves)
        {
            var to = move.Key.To is { } status ? Wire.Name(status) : "[*]";
            picture.Append($"    {Wire.Name(move.Key.From)} --> {to}: {Names(move.Select(each => each.Step))}\n");
        }

        picture.Append("```\n\n| state | allowed |\n|---|---|\n");
        foreach (var status in Enum.GetValues<JobPostingStatus>())
        {
            picture.Append($"| {Wire.Name(status)} | {Names(JobPostingLifecycle.Allowed(status))} |\n");
        }

        return picture.Append('\n').ToString();
    }

    private static string Names(IEnumerable<JobPostingStep> steps) => string.Join(", ", steps.Select(Wire.Name));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
