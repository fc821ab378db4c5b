using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>The broader and related skills that an input names.</summary>
internal sealed class SkillRelations(ISkillRepository skills)
{
    /// <summary>The definition with its relations; everything that is wrong with the input is thrown at once.</summary>
    public async Task<SkillDefinition> Read(SkillInput input, Skill? before, ErrorCollector errors)
    {
        var named = await skills.Find([.. (input.Broader ?? []).Concat(input.Related ?? []).OfType<string>()]);
        var broader = Links("broader", input.Broader, before?.Definition.Broader, SkillDefinition.MaxBroader);
        var related = Links("related", input.Related, before?.Definition.Related, SkillDefinition.MaxRelated);
        return input.Read(errors) with { Broader = broader, Related = related };

        IReadOnlyList<SkillLink> Links(
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
            return skill.Id == before?.Id
                    ? throw new DomainException(
                        "related-to-itself",
                        "A skill is not broader than, or related to, itself."
                    )
                : skill.Deprecation is not null && !known.Contains(skill.Link)
                    ? throw new DomainException(Fault.Rule, [SkillErrors.Deprecated(skill.Key, current: null)])
                : skill.Link;
        }
    }

    /// <summary>Refuses a skill that would be broader than itself, over however many others.</summary>
    public async Task RefuseCircle(Skill skill)
    {
        foreach (var (index, link) in skill.Definition.Broader.Index())
        {
            var seen = new HashSet<SkillId>();
            IReadOnlyList<SkillId> next = [link.Id];
            while (next.Count > 0)
            {
                if (next.Contains(skill.Id))
                {
                    throw SkillErrors.BroaderCycle(skill.Key, index);
                }

                seen.UnionWith(next);
                next = [.. (await skills.HoldBroader(next)).Where(id => !seen.Contains(id))];
            }
        }
    }

    /// <summary>Has every skill that is now related, or no longer, say so too: each is changed and has its event.</summary>
    public async Task Mirror(Skill skill, IReadOnlyList<SkillLink> before, DateTimeOffset now)
    {
        foreach (var link in skill.Definition.Related.Except(before))
        {
            var other = await skills.Get(link.Id.ToString());
            other.Relate(skill.Link, now);
            await skills.Save(other, SkillStates.Of(other));
        }

        foreach (var link in before.Except(skill.Definition.Related))
        {
            var other = await skills.Get(link.Id.ToString());
            other.Unrelate(skill.Link, now);
            await skills.Save(other, SkillStates.Of(other));
        }
    }
}
