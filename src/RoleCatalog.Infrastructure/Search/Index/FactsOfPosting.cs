using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Takes the facts of a posting from its state.</summary>
internal sealed class FactsOfPosting(Words words)
{
    public Facts Of(JobPostingState state, long position) =>
        Facts.Of(
            (
                Attributes.Of(state.Status, state.Visibility, state.Workplace.Type, state.ContractType, state.Schedule),
                position,
                state.FirstPublishedAt.ToUnixTimeMilliseconds(),
                state.Validity?.EndsAt.ToUnixTimeMilliseconds() ?? Facts.NoEnd
            ),
            (
                state.Validity?.ValidThrough.DayNumber ?? int.MaxValue,
                state.Profile is { } profile ? words.Number(WordKind.Profile, profile.Id, profile.Key) : -1,
                state.Profile?.Revision ?? 0,
                words.Folded(WordKind.Organization, state.Organization.Name)
            ),
            [.. state.Locations.Select(PlaceOf).Distinct()],
            [.. state.Languages.Select(language => words.Number(WordKind.Language, language)).Distinct()],
            PayOf(state.SalaryRanges),
            Mentions.Of(state.RequirementGroups, words)
        );

    private int PlaceOf(LocationState location)
    {
        words.Number(WordKind.Country, location.Country);
        if (location.Region is { } region)
        {
            words.Folded(WordKind.Region, region);
        }

        if (location.Locality is { } locality)
        {
            words.Folded(WordKind.Locality, locality);
        }

        return words.Number(WordKind.Place, Place.Name(location.Country, location.Region, location.Locality));
    }

    private Pay[] PayOf(IEnumerable<SalaryRangeState> ranges) =>
        [
            .. ranges
                .GroupBy(range => range.Currency, StringComparer.Ordinal)
                .Select(group => new Pay(words.Number(WordKind.Currency, group.Key), group.Max(YearlyPay.Of))),
        ];
}
