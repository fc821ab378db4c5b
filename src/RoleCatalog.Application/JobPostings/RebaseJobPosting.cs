using System.Text.Json;
using MediatR;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// Moves the draft of a posting to a newer revision of its profile, the latest unless another is named, with the values of
/// placeholders that still fit. Nothing is published by it.
/// </summary>
/// <param name="Id">The posting.</param>
/// <param name="To">Which profile, if it is to be checked, and which revision.</param>
/// <param name="ExpectedVersion">Of the draft; null takes it as it is.</param>
public sealed record RebaseJobPosting(string Id, RebaseTarget To, int? ExpectedVersion)
    : ICommand<Versioned<RebasedJobPosting>>
{
    internal sealed class Handler(IJobPostingRepository postings, DraftRebase rebase)
        : IRequestHandler<RebaseJobPosting, Versioned<RebasedJobPosting>>
    {
        public async Task<Versioned<RebasedJobPosting>> Handle(
            RebaseJobPosting command,
            CancellationToken cancellationToken
        )
        {
            var (posting, rebased, _) = await rebase.Of(command.Id, command.To, command.ExpectedVersion);
            await postings.SaveDraft(posting, rebased.Draft);
            return new Versioned<RebasedJobPosting>(rebased, posting.Progress.DraftVersion);
        }
    }
}

/// <summary>What <see cref="RebaseJobPosting"/> would answer; nothing is kept.</summary>
public sealed record PreviewRebase(string Id, RebaseTarget To, int? ExpectedVersion)
    : IQuery<Versioned<RebasedJobPosting>>
{
    internal sealed class Handler(DraftRebase rebase) : IRequestHandler<PreviewRebase, Versioned<RebasedJobPosting>>
    {
        public async Task<Versioned<RebasedJobPosting>> Handle(PreviewRebase query, CancellationToken cancellationToken)
        {
            var (_, rebased, version) = await rebase.Of(query.Id, query.To, query.ExpectedVersion);
            // The draft that is there stays at its version.
            return new Versioned<RebasedJobPosting>(rebased with { DryRun = true }, version);
        }
    }
}

/// <param name="Revision">The number of the revision; the latest when null.</param>
/// <param name="Profile">The id of the profile that the posting must be made from; any when null.</param>
public sealed record RebaseTarget(int? Revision = null, string? Profile = null);

/// <param name="Draft">The draft on the newer revision.</param>
/// <param name="KeptValues">The keys of placeholders whose values still fit.</param>
/// <param name="DroppedValues">The values that do not fit any more.</param>
/// <param name="MissingValues">What the newer revision asks for and the draft does not say.</param>
/// <param name="DryRun">Whether nothing was kept.</param>
public sealed record RebasedJobPosting(
    JobPostingDraft Draft,
    IReadOnlyList<string> KeptValues,
    IReadOnlyList<DroppedValue> DroppedValues,
    IReadOnlyList<MissingValue> MissingValues,
    bool DryRun = false
);

/// <param name="Key">Of the placeholder.</param>
/// <param name="Value">What the draft had said.</param>
/// <param name="Code">A stable code of the reason.</param>
/// <param name="Reason">For people.</param>
public sealed record DroppedValue(string Key, JsonElement Value, string Code, string Reason);

/// <param name="Key">Of the placeholder.</param>
/// <param name="Prompt">The question that it asks, per language.</param>
public sealed record MissingValue(string Key, Contracts.LocalizedText Prompt);
