using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.SkillProfiles;

/// <summary>Finds profiles in use, of the same seniority, with titles, drafted or published, that look like those of another.</summary>
internal sealed class AlikeProfiles(DbSession session)
{
    // A catalogue has few profiles, and seldom a new one: their titles are compared one by one.
    private const string Titles = """
        SELECT titled.id, titled.[key], role_descriptions.source_language, role_descriptions.title
        FROM (
            SELECT id, [key], status, seniority, role_id, 1 AS is_draft
            FROM skill_profiles
            UNION ALL
            SELECT skill_profiles.id, skill_profiles.[key], skill_profiles.status, skill_profile_revisions.seniority,
                skill_profile_revisions.role_id, 0
            FROM skill_profiles
            JOIN skill_profile_revisions
                ON skill_profile_revisions.profile_id = skill_profiles.id
               AND skill_profile_revisions.number = skill_profiles.latest_revision
        ) AS titled
        JOIN role_descriptions ON role_descriptions.id = titled.role_id
        WHERE titled.status <> 'retired'
          AND titled.id <> @id
          AND (titled.seniority = @seniority OR (titled.seniority IS NULL AND @seniority IS NULL))
        ORDER BY titled.[key], titled.is_draft
        """;

    public async Task<IReadOnlyList<NearDuplicate>> Of(SkillProfile profile)
    {
        var titles = profile.Draft.Role.Title.Texts.ToDictionary(text => $"/title/{text.Key}", text => text.Value);
        var rows = await session.Query<Row>(
            Titles,
            new { id = profile.Id.ToString(), seniority = Columns.Name(profile.Draft.Seniority) }
        );
        var alike = rows.SelectMany(row => Compare(titles, row));
        return [.. alike.DistinctBy(each => each.Id).Take(NearDuplicate.Most)];
    }

    private static IEnumerable<NearDuplicate> Compare(IReadOnlyDictionary<string, string> titles, Row row)
    {
        var known = StateJson.Read<Dictionary<string, string>>(row.Title);
        return from title in known.Values
            from given in titles
            let alike = Likeness.Between(given.Value, title)
            where alike is not null
            select new NearDuplicate(
                row.Id,
                row.Key,
                known[row.SourceLanguage],
                given.Key,
                NearDuplicate.Because(given.Value, title, alike.Value)
            );
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public string SourceLanguage { get; init; } = "";

        public string Title { get; init; } = "";
    }
}
