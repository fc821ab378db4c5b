using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>The broader and related skills that an input names.</summary>
internal sealed class SkillRelations(ISkillRepository skills, Replacements replacements)
{
    /// <summary>
    /// The definition with its relations, of which the new ones are held active; everything that is wrong with the input is
    /// thrown at once.
    /// </summary>
    public async Task<SkillDefinition> Read(SkillInput input, Skill? before, ErrorCollector errors)
    {
        var named = await skills.Find([.. (input.Broader ?? []).Concat(input.Related ?? []).OfType<string>()]);
        var current = await replacements.Of(named.Values);
        var taken = new List<SkillId>();
        var broader = Links("broader", input.Broader, before?.Definition.Broader, SkillDefinition.MaxBroader);
        var related = Links("related", input.Related, before?.Definition.Related, SkillDefinition.MaxRelated);
        var definition = input.Read(errors) with { Broader = broader, Related = related };
        return await skills.HoldActive(taken) ? definition : throw new ChangedMeanwhileException();

        ValueList<SkillLink> Links(
            string field,
            IReadOnlyList<string>? names,
            IReadOnlyList<SkillLink>? known,
            int most
        )
        {
            if (names?.Count > most)
            {
                errors.At(field).Add("too-many", $"At most {most} are allowed, {names.Count} were given.");
            }

            var links = errors.Each(field, names, (name, _) => Link(name, known ?? []));
            return [.. links.Distinct()];
        }

        SkillLink Link(string name, IReadOnlyList<SkillLink> known)
        {
            var skill =
                named.GetValueOrDefault(name) ?? throw new DomainException(Fault.Rule, [SkillErrors.Unknown(name)]);
            if (skill.Id == before?.Id)
            {
                throw new DomainException("related-to-itself", "A skill is not broader than, or related to, itself.");
            }

            if (known.Contains(skill.Link))
            {
                return skill.Link;
            }

            taken.Add(skill.Id);
            return skill.Deprecation is null
                ? skill.Link
                : throw new DomainException(
                    Fault.Rule,
                    [SkillErrors.Deprecated(skill.Key, current.GetValueOrDefault(skill.Id)?.Key)]
                );
        }
    }

    /// <summary>
    /// Refuses a skill that would be broader than itself, over however many others, by what is new: a replacement may have
    /// led another link back to it.
    /// </summary>
    public async Task RefuseCircle(Skill skill, IReadOnlyList<SkillLink> before)
    {
        var links = skill.Definition.Broader;
        foreach (var (index, link) in links.Index().Where(each => !before.Contains(each.Item)))
        {
            if (await LeadsTo([skill.Id], link.Id))
            {
                throw SkillErrors.BroaderCycle(skill.Key, index);
            }
        }
    }

    /// <summary>
    /// Where two skills stand when one is merged into the other: what the survivor names, and what it has not of the
    /// other's, without what leads back to either.
    /// </summary>
    public async Task<Standing> Joined(Skill skill, Skill into)
    {
        HashSet<SkillId> both = [skill.Id, into.Id];
        var related = await Distinct([.. into.Definition.Related, .. skill.Definition.Related]);
        var broader = new List<SkillLink>();
        foreach (var (link, current) in await Distinct([.. into.Definition.Broader, .. skill.Definition.Broader]))
        {
            if (!await LeadsTo(both, current.Id))
            {
                broader.Add(link);
            }
        }

        return new Standing(
            [.. broader],
            [.. related.Where(each => !both.Contains(each.Current.Id)).Select(each => each.Link)]
        );
    }

    /// <summary>Has every skill that is now related, or no longer, say so too: each is changed and has its event.</summary>
    public async Task Mirror(Skill skill, IReadOnlyList<SkillLink> before, DateTimeOffset now)
    {
        var (then, today) = (await Distinct(before), await Distinct(skill.Definition.Related));
        foreach (var other in today.ExceptBy(then.Select(each => each.Current.Id), each => each.Current.Id))
        {
            if ((await LinksBack(other.Current, skill)).Count == 0)
            {
                other.Current.Relate(skill.Link, now);
                await skills.Save(other.Current, SkillStates.Of(other.Current));
            }
        }

        foreach (var other in then.ExceptBy(today.Select(each => each.Current.Id), each => each.Current.Id))
        {
            if (await LinksBack(other.Current, skill) is { Count: > 0 } links)
            {
                other.Current.Unrelate(links, now);
                await skills.Save(other.Current, SkillStates.Of(other.Current));
            }
        }
    }

    private async Task<IReadOnlyCollection<SkillLink>> LinksBack(Skill other, Skill skill)
    {
        var links = other.Definition.Related;
        var current = await skills.FindCurrent([.. links.Select(link => link.Id)]);
        return [.. links.Where(link => current[link.Id].Id == skill.Id)];
    }

    /// <summary>The links with the skills at the ends of their replacements, each of these once.</summary>
    private async Task<IReadOnlyList<(SkillLink Link, Skill Current)>> Distinct(IReadOnlyList<SkillLink> links)
    {
        var current = await skills.FindCurrent([.. links.Select(link => link.Id)]);
        return [.. links.Select(link => (Link: link, Current: current[link.Id])).DistinctBy(each => each.Current.Id)];
    }

    private async Task<bool> LeadsTo(HashSet<SkillId> ends, SkillId from)
    {
        var seen = new HashSet<SkillId>();
        IReadOnlyList<SkillId> next = [from];
        while (next.Count > 0)
        {
            if (next.Any(ends.Contains))
            {
                return true;
            }

            seen.UnionWith(next);
            next = [.. (await skills.HoldBroader(next)).Where(id => !seen.Contains(id))];
        }

        return false;
    }
}
