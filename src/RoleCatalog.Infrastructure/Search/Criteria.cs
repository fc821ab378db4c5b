using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The filters of a search as conditions on what this index knows.</summary>
/// <param name="query">What is asked for.</param>
/// <param name="index">What is searched.</param>
/// <param name="levels">As they are now.</param>
/// <param name="always">What must hold whatever else is asked for; null for nothing.</param>
internal sealed class Criteria(SearchJobPostings query, LiveIndex index, LevelRanks levels, Condition? always = null)
{
    /// <summary>All of them, or all but what one facet is the filter of.</summary>
    public IReadOnlyList<Condition> Without(PostingFacet? facet = null)
    {
        List<Condition> conditions = always is null ? [] : [always];
        conditions.AddRange(OfAttributes(facet));
        conditions.AddRange(OfProfiles(facet));
        conditions.AddRange(new PlaceCriteria(query, index).Without(facet));
        conditions.AddRange(OfTime());
        if (facet != PostingFacet.Skill)
        {
            conditions.AddRange(new SkillCriteria(query, index, levels).All());
        }

        if (facet != PostingFacet.Organization && query.Organizations.Count > 0)
        {
            conditions.Add(OfOrganizations());
        }

        if (facet != PostingFacet.Language && query.Languages.Count > 0)
        {
            conditions.Add(OfLanguages());
        }

        if (query.Pay is { } pay)
        {
            conditions.Add(OfPay(pay));
        }

        if (query.ExternalIds.Count > 0)
        {
            conditions.Add(
                new Condition(
                    Keys: [.. query.ExternalIds.Select(id => IndexKey.OfExternalId(id.Scheme, id.Value))],
                    Uses: 1
                )
            );
        }

        return conditions;
    }

    /// <summary>The places that count for a facet, which are those of which the other filters hold; null for any.</summary>
    public HashSet<int>? PlacesWithout(PostingFacet facet) => new PlaceCriteria(query, index).PlacesWithout(facet);

    /// <summary>Whether a filter is set that a facet's counts leave out.</summary>
    public bool Filters(PostingFacet facet) =>
        facet switch
        {
            PostingFacet.Skill => query.Skills.Count > 0,
            PostingFacet.Profile => query.Profiles.Count > 0,
            PostingFacet.Family => query.Families.Count > 0,
            PostingFacet.Seniority => query.Seniorities.Count > 0,
            PostingFacet.Organization => query.Organizations.Count > 0,
            PostingFacet.Workplace => query.Workplaces.Count > 0,
            PostingFacet.Country => query.Countries.Count > 0,
            PostingFacet.Region => query.Regions.Count > 0,
            PostingFacet.Locality => query.Localities.Count > 0,
            PostingFacet.ContractType => query.ContractTypes.Count > 0,
            PostingFacet.Schedule => query.Schedules.Count > 0,
            PostingFacet.Language => query.Languages.Count > 0,
            // Where none is given, published ones are looked for.
            PostingFacet.Status => query.Statuses.Count > 0 || query.ExternalIds.Count == 0,
            _ => query.Visibilities.Count > 0,
        };

    private IEnumerable<Condition> OfAttributes(PostingFacet? facet)
    {
        IReadOnlyList<JobPostingStatus> statuses =
            query.Statuses.Count > 0 || query.ExternalIds.Count > 0 ? query.Statuses : [JobPostingStatus.Published];
        if (query.OnlyPublic)
        {
            yield return new Condition(Attributes.Of([JobPostingStatus.Published]));
            yield return new Condition(Attributes.Of([Visibility.Public]));
        }

        (PostingFacet, bool, ulong)[] all =
        [
            (PostingFacet.Status, statuses.Count > 0, Attributes.Of(statuses)),
            (PostingFacet.Visibility, query.Visibilities.Count > 0, Attributes.Of(query.Visibilities)),
            (PostingFacet.Workplace, query.Workplaces.Count > 0, Attributes.Of(query.Workplaces)),
            (PostingFacet.ContractType, query.ContractTypes.Count > 0, Attributes.Of(query.ContractTypes)),
            (PostingFacet.Schedule, query.Schedules.Count > 0, Attributes.Of(query.Schedules)),
        ];
        foreach (var (own, isSet, bits) in all)
        {
            if (isSet && own != facet)
            {
                yield return bits == 0 ? Condition.Never : new Condition(bits);
            }
        }
    }

    private IEnumerable<Condition> OfProfiles(PostingFacet? facet)
    {
        if (facet != PostingFacet.Profile && query.Profiles.Count > 0)
        {
            yield return OfProfiles(each => query.Profiles.Contains(each.Id) || query.Profiles.Contains(each.Key));
        }

        if (facet != PostingFacet.Family && query.Families.Count > 0)
        {
            yield return OfProfiles(each => each.Family is { } family && query.Families.Contains(family));
        }

        if (facet != PostingFacet.Seniority && query.Seniorities.Count > 0)
        {
            var names = query.Seniorities.Select(Wire.Name<Seniority>).ToHashSet();
            yield return OfProfiles(each => each.Seniority is { } seniority && names.Contains(seniority));
        }

        if (query.Drifted is { } drifted)
        {
            var revisions = Words(index.Names.Profiles)
                .ToDictionary(each => each.Word, each => each.Profile.ContentRevision);
            yield return new Condition(Test: facts =>
                (
                    facts.Profile >= 0
                    && (facts.Attributes & Live) != 0
                    && facts.Revision < revisions.GetValueOrDefault(facts.Profile)
                ) == drifted
            );
        }
    }

    private static readonly ulong Live = Attributes.Of([JobPostingStatus.Published, JobPostingStatus.Suspended]);

    private Condition OfProfiles(Func<ProfileName, bool> isMeant)
    {
        var meant = Words(index.Names.Profiles.Where(isMeant)).Select(each => each.Word).ToHashSet();
        return Condition.OneOf(index, meant, facts => meant.Contains(facts.Profile));
    }

    private IEnumerable<(int Word, ProfileName Profile)> Words(IEnumerable<ProfileName> profiles) =>
        from profile in profiles
        let word = index.Words.Find(WordKind.Profile, profile.Id)
        where word is not null
        select (word.Value, profile);

    private Condition OfOrganizations()
    {
        var meant = index.Words.FindFolded(WordKind.Organization, query.Organizations).ToHashSet();
        return Condition.OneOf(index, meant, facts => meant.Contains(facts.Organization));
    }

    private Condition OfLanguages()
    {
        var meant = query
            .Languages.Select(language => index.Words.Find(WordKind.Language, language))
            .OfType<int>()
            .ToHashSet();
        return new Condition(Test: facts => Condition.ContainsAny(meant, facts.Languages));
    }

    private Condition OfPay(PayAsked pay)
    {
        if (index.Words.Find(WordKind.Currency, pay.Currency.Code) is not { } currency)
        {
            return Condition.Never;
        }

        var least = pay.Minimum is { } minimum ? YearlyPay.AtLeast(minimum, Wire.Name(pay.Unit)) : long.MinValue;
        return new Condition(Test: facts => facts.YearlyIn(currency) is { } yearly && yearly >= least);
    }

    private IEnumerable<Condition> OfTime()
    {
        if (query.PostedAfter is { } after)
        {
            // The index has whole milliseconds; what is asked for may lie between two.
            var since = after.ToUnixTimeMilliseconds() + (after.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);
            yield return new Condition(Test: facts => facts.FirstPublishedAt >= since);
        }

        if (query.ValidOn is { } day)
        {
            var number = day.DayNumber;
            yield return new Condition(Test: facts => facts.ValidThrough >= number);
        }
    }
}
