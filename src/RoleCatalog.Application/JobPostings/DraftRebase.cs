using System.Text.Json;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Moves a draft to a newer revision of its profile, in memory.</summary>
internal sealed class DraftRebase(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
{
    /// <returns>The posting with the draft that it would have, what became of it, and the version of the draft that it has.</returns>
    public async Task<(JobPosting Posting, RebasedJobPosting Rebased, int VersionBefore)> Of(
        string id,
        RebaseTarget to,
        int? expectedVersion
    )
    {
        var posting = await postings.Get(id);
        var version = posting.Progress.DraftVersion;
        posting.EnsureDraftMayChange();
        var pin = PinOf(posting, to);
        var before = JobPostingStates.Draft(posting, await reader.For(posting)) with
        {
            Profile = new ProfileReferenceInput(pin.Profile.ToString(), Revision: to.Revision),
            SourceLanguage = null,
        };
        var basis = await Basis(posting, before, pin);
        var (kept, dropped) = Fitting(before.PlaceholderValues!, basis);
        var now = clock.Now();
        var content = new JobPostingDraftReader(basis, now, new ErrorCollector()).Read(
            before with
            {
                PlaceholderValues = kept,
            }
        );
        posting.ChangeDraft(content, expectedVersion ?? version, now);
        var draft = JobPostingStates.Draft(posting, basis);
        return (posting, new RebasedJobPosting(draft, [.. kept.Keys], dropped, Missing(content, basis)), version);
    }

    private static ProfilePin PinOf(JobPosting posting, RebaseTarget to)
    {
        var pin = posting.Draft.Profile ?? throw JobPostingErrors.WithoutProfile(posting.Id);
        return to.Profile is null || to.Profile == pin.Profile.ToString()
            ? pin
            : throw JobPostingErrors.NotOfProfile(posting.Id);
    }

    private async Task<JobPostingBasis> Basis(JobPosting posting, JobPostingDraft draft, ProfilePin pin)
    {
        var errors = new ErrorCollector();
        var basis = await reader.For(draft, posting.Draft, errors);
        if (errors.Errors is [var unknown, ..])
        {
            throw new DomainException(Fault.Rule, [unknown with { Field = "/revision" }]);
        }

        return basis.Pin!.Revision > pin.Revision ? basis : throw JobPostingErrors.NothingToRebase(pin, basis.Pin);
    }

    private static (IReadOnlyDictionary<string, JsonElement> Kept, IReadOnlyList<DroppedValue> Dropped) Fitting(
        IReadOnlyDictionary<string, JsonElement> values,
        JobPostingBasis basis
    )
    {
        var kept = new Dictionary<string, JsonElement>();
        var dropped = new List<DroppedValue>();
        var fit = new PlaceholderValueReader(basis.References);
        foreach (var (key, value) in values)
        {
            var errors = new ErrorCollector();
            fit.Read(new Dictionary<string, JsonElement> { [key] = value }, basis.Revision!.Content.Role, errors);
            if (errors.Errors is [var misfit, ..])
            {
                dropped.Add(new DroppedValue(key, value, misfit.Code, misfit.Message));
            }
            else
            {
                kept[key] = value;
            }
        }

        return (kept, dropped);
    }

    private static IReadOnlyList<MissingValue> Missing(JobPostingContent content, JobPostingBasis basis) =>
        [
            .. basis
                .Revision!.Content.Role.Placeholders.Where(gap =>
                    gap.Required && !content.PlaceholderValues.ContainsKey(gap.Key)
                )
                .Select(gap => new MissingValue(gap.Key, Wire.Text(gap.Prompt)!)),
        ];
}
