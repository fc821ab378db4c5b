using System.Text.Json;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Makes postings as the commands do, by the same verbs and states, without a store. Not for several threads.</summary>
internal sealed class PostingMaker(Groundwork groundwork, Offers offers, Timetable times, int seed)
{
    public const string Actor = "generator";

    private const double ShareClosed = 0.04;
    private const double ShareSuspended = 0.015;

    private readonly References references = new(groundwork.Skills, groundwork.Scales);
    private readonly Dictionary<PublishedRevision, FilledRole> filled = [];

    public MadePosting Make(int number)
    {
        var random = Draws.Of(seed, number);
        var (revision, input) = offers.Draft(number, random);
        var begun = times.Begun(number);
        var basis = new JobPostingBasis(revision?.Profile, revision?.Revision, references);
        var content = new JobPostingDraftReader(basis, begun, new ErrorCollector()).Read(input);
        var posting = JobPosting.Create(JobPostingId.New(begun), content, begun);
        var draft = StateJson.Write(JobPostingStates.Draft(posting, basis));
        var changes = new List<LoggedChange> { Change(posting, begun, before: null, draft, statusBefore: null) };

        var published = begun + Timetable.DraftToPublication;
        var role = revision is null ? null : Filled(revision, posting.Id, content, basis, published);
        posting.Publish(role?.Rest ?? Terms(content), posting.Progress.DraftVersion, published);
        var state = JobPostingStates.Published(posting, posting.NewEdition!, basis);
        state = role?.In(state) ?? state;
        var edition = StateJson.Write(state);
        changes.Add(Change(posting, published, before: null, edition, Wire.Name(JobPostingStatus.Draft)));
        var last = GoOn(posting, state, edition, changes, number, random);

        var offer = Guid.CreateVersion7(begun).ToString("D");
        var ownRole = content.OwnRole is null ? null : Guid.CreateVersion7(begun).ToString("D");
        var isPinned = posting.IsLive && content.Profile is not null;
        return new MadePosting
        {
            Content = content,
            Changes = changes,
            Asked = role?.Asked ?? AskedSkill.Of(posting.NewEdition!.Role),
            Offer = OfferRow.Of(offer, content, ownRole),
            Edition = new EditionRow(state.Id, state.Edition, offer, Columns.Of(published), edition),
            Posting = JobPostingRow.Of(posting) with
            {
                DraftOfferId = offer,
                PublishedOfferId = offer,
                LiveProfileId = isPinned ? content.Profile!.Profile.ToString() : null,
                LiveRevision = isPinned ? content.Profile!.Revision : null,
                DraftState = draft,
                PublicState = last,
            },
        };
    }

    // What happens to some after their publication.
    private string GoOn(
        JobPosting posting,
        JobPostingState state,
        string published,
        List<LoggedChange> changes,
        int number,
        Random random
    )
    {
        var fate = random.NextDouble();
        if (fate >= ShareClosed + ShareSuspended)
        {
            return published;
        }

        var version = posting.Progress.PublicVersion!.Value;
        var then = times.Later(number, random);
        if (fate < ShareClosed)
        {
            var reason = random.In(0.8) ? CloseReason.Filled : CloseReason.Cancelled;
            posting.Close(new Closure(reason, Note: null), version, then);
        }
        else
        {
            posting.Suspend(version, then);
        }

        var after = StateJson.Write(JobPostingStates.Live(posting, state));
        changes.Add(Change(posting, then, published, after, statusBefore: null));
        return after;
    }

    private static PublicationTerms Terms(JobPostingContent content) =>
        new(content.OwnRole!, ProfileStatus: null, new Dictionary<SkillId, (LocalizedText, LanguageTag)>());

    private FilledRole Filled(
        PublishedRevision revision,
        JobPostingId id,
        JobPostingContent content,
        JobPostingBasis basis,
        DateTimeOffset now
    )
    {
        if (!filled.TryGetValue(revision, out var known))
        {
            var sample = JobPosting.Create(id, content, now);
            sample.Publish(revision.Terms, sample.Progress.DraftVersion, now);
            var edition = sample.NewEdition!;
            var state = JobPostingStates.Published(sample, edition, basis);
            filled[revision] = known = new FilledRole(revision.Terms, state, AskedSkill.Of(edition.Role));
        }

        return known;
    }

    /// <summary>The last thing that has happened to a posting, as the log tells it.</summary>
    private static LoggedChange Change(
        JobPosting posting,
        DateTimeOffset time,
        string? before,
        string after,
        string? statusBefore
    )
    {
        var happened = posting.Events[^1];
        var difference = before is null ? null : StateDifference.Of(before, after);
        return new LoggedChange(
            Guid.CreateVersion7(time).ToString("D"),
            happened.Type,
            happened.IsPublic ? 1 : 0,
            EntityKinds.JobPostings,
            posting.Id.ToString(),
            posting.Version,
            Columns.Of(time),
            Actor,
            difference?.StatusBefore ?? statusBefore,
            JsonSerializer.Serialize(difference?.ChangedFields ?? AllFields(after)),
            after
        );
    }

    /// <summary>What begins differs in every member but the version, which every change has.</summary>
    private static List<string> AllFields(string state)
    {
        using var json = JsonDocument.Parse(state);
        return
        [
            .. json.RootElement.EnumerateObject().Select(member => $"/{member.Name}").Where(name => name != "/version"),
        ];
    }
}

/// <summary>What all postings of a revision have in common: it is filled once, and the offers are published without it.</summary>
internal sealed record FilledRole(PublicationTerms Terms, JobPostingState State, IReadOnlyList<AskedSkill> Asked)
{
    public PublicationTerms Rest { get; } =
        Terms with
        {
            Role = Terms.Role with { ResponsibilityGroups = [], RequirementGroups = [] },
        };

    public JobPostingState In(JobPostingState offer) =>
        offer with
        {
            ResponsibilityGroups = State.ResponsibilityGroups,
            RequirementGroups = State.RequirementGroups,
        };
}

/// <summary>When what happens: postings are begun one after the other over half a year until now.</summary>
internal sealed class Timetable(DateTimeOffset now, int postings)
{
    public static readonly TimeSpan DraftToPublication = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Span = TimeSpan.FromDays(180);

    public DateTimeOffset Start => now - Span;

    public DateTimeOffset Begun(int number) => Start + Cut(Span * ((double)number / (postings + 1)));

    /// <summary>After up to a week, and before the last posting.</summary>
    public DateTimeOffset Later(int number, Random random)
    {
        var published = Begun(number) + DraftToPublication;
        var week = TimeSpan.FromDays(7);
        var left = now - published;
        return published + Cut((left < week ? left : week) * (0.001 + (0.998 * random.NextDouble())));
    }

    private static TimeSpan Cut(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Floor(span.TotalMilliseconds));
}
