using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.SkillProfiles;

/// <summary>Finds profiles in use, of the same seniority, with titles that look like those of another.</summary>
internal sealed class AlikeProfiles(DbSession session)
{
    // A catalogue has few profiles, and seldom a new one: their titles are compared one by one.
    private const string Titles = """
        SELECT skill_profiles.id, skill_profiles.key, role_descriptions.source_language, role_descriptions.title
        FROM skill_profiles
        JOIN role_descriptions ON role_descriptions.id = skill_profiles.role_id
        WHERE skill_profiles.status <> 'retired'
          AND skill_profiles.id <> @id
          AND (skill_profiles.seniority = @seniority OR (skill_profiles.seniority IS NULL AND @seniority IS NULL))
        ORDER BY skill_profiles.key
        """;

    public async Task<IReadOnlyList<NearDuplicate>> Of(SkillProfile profile)
    {
        var titles = profile.Draft.Role.Title.Texts.Values.Distinct().ToList();
        var rows = await session.Query<Row>(
            Titles,
            new { id = profile.Id.ToString(), seniority = Columns.Name(profile.Draft.Seniority) }
        );
        return [.. rows.Select(row => Compare(titles, row)).OfType<NearDuplicate>().Take(NearDuplicate.Most)];
    }

    private static NearDuplicate? Compare(IReadOnlyList<string> titles, Row row)
    {
        var known = StateJson.Read<Dictionary<string, string>>(row.Title);
        var reason = known
            .Values.SelectMany(title => titles.Select(given => Reason(given, title)))
            .FirstOrDefault(reason => reason is not null);
        return reason is null ? null : new NearDuplicate(row.Id, row.Key, known[row.SourceLanguage], reason);
    }

    private static string? Reason(string given, string title) =>
        Likeness.Between(given, title) is { } alike ? NearDuplicate.Because(given, title, alike) : null;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public string SourceLanguage { get; init; } = "";

        public string Title { get; init; } = "";
    }
}
