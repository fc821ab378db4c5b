using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.RoleDescriptions;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Takes the facts of a posting from its state.</summary>
internal sealed class FactsOfPosting(Words words)
{
    private const char Between = '\u001F';

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
            [.. state.RequirementGroups.SelectMany(MentionsOf)]
        );

    /// <summary>The scale, key and rank of a level.</summary>
    public static (string Scale, string Key, int Rank) LevelOf(Word level)
    {
        var parts = level.Name.Split(Between);
        return (parts[0], parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
    }

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

    private IEnumerable<Mention> MentionsOf(RequirementGroupState group)
    {
        var ofGroup = Mention.BeginsGroup | (group.Match == "any" ? Mention.AnyOfGroup : 0);
        foreach (var requirement in group.Requirements)
        {
            var ofRequirement = Mention.BeginsRequirement | (requirement.Match == "any" ? Mention.AnyOfRequirement : 0);
            foreach (var skill in requirement.Skills)
            {
                var terms =
                    LevelOf(requirement)
                    | (requirement.Necessity == "required" ? Mention.IsRequired : 0)
                    | ofGroup
                    | ofRequirement;
                yield return new Mention(words.Number(WordKind.Skill, skill.Id, skill.Key), terms);
                (ofGroup, ofRequirement) = (0, 0);
            }
        }
    }

    private int LevelOf(RequirementState requirement) =>
        requirement is { Scale: { } scale, MinimumLevel: { } level }
            ? words.Number(
                WordKind.Level,
                string.Join(
                    Between,
                    scale.Id,
                    level.Key,
                    level.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
            )
            : Mention.NoLevel;
}
