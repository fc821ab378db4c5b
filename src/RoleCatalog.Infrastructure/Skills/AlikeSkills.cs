using RoleCatalog.Application;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>Finds active skills with names that look like those of another, by indexes, among however many skills.</summary>
internal sealed class AlikeSkills(DbSession session)
{
    // So many look alike only where names are made by a program.
    private const int MaxCandidates = 200;

    // Names that begin with a text lie between it and it with the last of all characters.
    private const string LastCharacter = "\U0010FFFF";

    private const string Same = """
        SELECT skill_id, squeezed, name
        FROM skill_names
        WHERE squeezed IN @squeezed
          AND is_active = 1
          AND skill_id <> @id
        """;

    // How long a name is shows in the letters that it has and has not: the stores' functions for lengths differ.
    private const string SameHead = """
        SELECT skill_id, squeezed, name
        FROM skill_names
        WHERE squeezed >= @head
          AND squeezed < @headEnd
          AND SUBSTRING(squeezed, @shortest, 1) <> ''
          AND SUBSTRING(squeezed, @tooLong, 1) = ''
          AND is_active = 1
          AND skill_id <> @id
        ORDER BY squeezed
        """;

    private const string SameTail = """
        SELECT skill_id, squeezed, name
        FROM skill_names
        WHERE backward >= @head
          AND backward < @headEnd
          AND SUBSTRING(backward, @shortest, 1) <> ''
          AND SUBSTRING(backward, @tooLong, 1) = ''
          AND is_active = 1
          AND skill_id <> @id
        ORDER BY backward
        """;

    private const string States = """
        SELECT public_state
        FROM skills
        WHERE id IN @ids
        """;

    public async Task<IReadOnlyList<NearDuplicate>> Of(Skill skill)
    {
        var id = skill.Id.ToString();
        var names = skill.Definition.Names.All.Select(Given.Of).ToLookup(given => given.Squeezed);
        var alike = new Dictionary<string, (string Field, string Why)>();
        foreach (var squeezed in names.Select(name => name.Key).InParts())
        {
            foreach (var found in await session.Query<Row>(Same, new { squeezed, id }))
            {
                Note(names[found.Squeezed].First(), found, Alike.Spelling);
            }
        }

        foreach (var given in names.Where(name => Likeness.TakesEdits(name.Key)).Select(name => name.First()))
        {
            foreach (var found in await OneLetterApart(given.Squeezed, given.Name, id))
            {
                Note(given, found, Alike.OneLetter);
            }
        }

        return alike.Count == 0 ? [] : await Likely(alike);

        void Note(Given given, Row found, Alike how) =>
            alike.TryAdd(found.SkillId, (given.Field, NearDuplicate.Because(given.Name, found.Name, how)));
    }

    private async Task<IEnumerable<Row>> OneLetterApart(string squeezed, string name, string id)
    {
        var begins = await Beginning(SameHead, Likeness.Head(squeezed));
        var ends = await Beginning(SameTail, Likeness.Reversed(Likeness.Tail(squeezed)));
        return begins.Concat(ends).Where(found => Likeness.Between(name, found.Name) is not null);

        Task<IReadOnlyList<Row>> Beginning(string select, string head) =>
            session.Query<Row>(
                $"{select}\n{session.Dialect.Page}",
                new
                {
                    head,
                    headEnd = head + LastCharacter,
                    shortest = squeezed.Length - 1,
                    tooLong = squeezed.Length + 2,
                    id,
                    limit = MaxCandidates,
                }
            );
    }

    private async Task<IReadOnlyList<NearDuplicate>> Likely(Dictionary<string, (string Field, string Why)> alike)
    {
        var states = await session.Query<string>(States, new { ids = alike.Keys.Take(NearDuplicate.Most) });
        return
        [
            .. states
                .Select(StateJson.Read<SkillState>)
                .OrderBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => new NearDuplicate(
                    state.Id,
                    state.Key,
                    state.Labels[state.SourceLanguage],
                    alike[state.Id].Field,
                    alike[state.Id].Why
                )),
        ];
    }

    private sealed record Given(string Name, string Squeezed, string Field)
    {
        public static Given Of((LanguageTag Language, string Name, bool IsLabel) name) =>
            new(name.Name, Likeness.Squeezed(name.Name), SkillNames.FieldOf(name.Language.Value, name.IsLabel));
    }

    private sealed record Row
    {
        public string SkillId { get; init; } = "";

        public string Squeezed { get; init; } = "";

        public string Name { get; init; } = "";
    }
}
