using RoleCatalog.Application.Matching;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Tells how a person fits what is asked for, skill by skill.</summary>
internal sealed class FitReader(HeldWords held, Words words, CatalogNames names, LevelRanks ranks)
{
    public Fit Read(ReadOnlySpan<Mention> mentions)
    {
        var sum = FitSum.Of(mentions, held);
        var needed = Begun(mentions.ToArray(), Mention.BeginsGroup)
            .SelectMany(Needed)
            .Distinct()
            .ToLookup(each => each.Standing, each => each.Skill);
        return new Fit
        {
            Score = sum.Score / 1_000_000m,
            Required = sum.Required,
            Preferred = sum.Preferred,
            Matched = [.. needed[Standing.Covered]],
            Missing = [.. needed[Standing.Missing]],
            TooLow = [.. needed[Standing.TooLow]],
        };
    }

    // Of alternatives those that are covered best: they are what the person has, or has to learn least for.
    private IEnumerable<(Standing Standing, SkillFit Skill)> Needed(IReadOnlyList<Mention> group)
    {
        var requirements = Begun(group, Mention.BeginsRequirement);
        if (!group[0].Has(Mention.AnyOfGroup))
        {
            return requirements.SelectMany(each => Needed(each, IsRequired(each)));
        }

        var best = requirements.Max(Coverage);
        var isRequired = requirements.Any(IsRequired);
        return requirements.Where(each => Coverage(each) == best).SelectMany(each => Needed(each, isRequired));
    }

    private IEnumerable<(Standing Standing, SkillFit Skill)> Needed(IReadOnlyList<Mention> requirement, bool isRequired)
    {
        var suffices = requirement[0].Has(Mention.AnyOfRequirement) && Covered(requirement) > 0;
        return requirement
            .Where(mention => !suffices || held.Of(mention) == Standing.Covered)
            .Select(mention => (held.Of(mention), Told(mention, isRequired)));
    }

    private SkillFit Told(Mention mention, bool isRequired)
    {
        var (id, key, labels) = names.Current(words[mention.Skill]);
        var (scale, level) =
            mention.Level == Mention.NoLevel ? ((string?)null, (string?)null) : Mentions.LevelOf(words[mention.Level]);
        return new SkillFit(
            id,
            key,
            isRequired ? Necessity.Required : Necessity.Preferred,
            labels,
            scale,
            level,
            held.In(mention)?.LevelIn(scale, ranks)
        );
    }

    private int Coverage(IReadOnlyList<Mention> requirement) =>
        FitSum.CoverageOf(requirement[0].Has(Mention.AnyOfRequirement), Covered(requirement), requirement.Count);

    private int Covered(IReadOnlyList<Mention> requirement) =>
        requirement.Count(mention => held.Of(mention) == Standing.Covered);

    private static bool IsRequired(IReadOnlyList<Mention> requirement) => requirement[0].Has(Mention.IsRequired);

    private static List<List<Mention>> Begun(IReadOnlyList<Mention> mentions, int flag)
    {
        var parts = new List<List<Mention>>();
        foreach (var mention in mentions)
        {
            if (mention.Has(flag))
            {
                parts.Add([]);
            }

            parts[^1].Add(mention);
        }

        return parts;
    }
}
