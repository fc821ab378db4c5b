using System.Globalization;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The rows that one command writes: those of adding a skill, with its change in the log.</summary>
internal sealed record SkillRows(
    string Id,
    string Key,
    string Category,
    string Status,
    string Description,
    int Version,
    long Now,
    string Data
)
{
    public const string Schema = """
        CREATE TABLE skills (
            id TEXT NOT NULL PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            category TEXT NOT NULL,
            status TEXT NOT NULL,
            description TEXT NOT NULL,
            version INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE skill_names (
            skill_id TEXT NOT NULL REFERENCES skills (id),
            language TEXT NOT NULL,
            name TEXT NOT NULL,
            normalized TEXT NOT NULL
        );
        CREATE UNIQUE INDEX ix_skill_names ON skill_names (language, normalized);
        CREATE INDEX ix_skill_names_skill ON skill_names (skill_id);
        CREATE TABLE skill_external_ids (
            scheme TEXT NOT NULL,
            value TEXT NOT NULL,
            skill_id TEXT NOT NULL REFERENCES skills (id),
            PRIMARY KEY (scheme, value)
        ) WITHOUT ROWID;
        CREATE TABLE log_position (id INTEGER NOT NULL PRIMARY KEY, position INTEGER NOT NULL);
        INSERT INTO log_position (id, position) VALUES (1, 0);
        CREATE TABLE changes (
            position INTEGER NOT NULL PRIMARY KEY,
            entity TEXT NOT NULL,
            type TEXT NOT NULL,
            at INTEGER NOT NULL,
            data TEXT NOT NULL
        );
        """;

    public const string InsertSkill = """
        INSERT INTO skills (id, key, category, status, description, version, created_at, changed_at)
        VALUES (@Id, @Key, @Category, @Status, @Description, @Version, @Now, @Now)
        """;

    public const string InsertName = """
        INSERT INTO skill_names (skill_id, language, name, normalized)
        VALUES (@SkillId, @Language, @Name, @Normalized)
        """;

    public const string InsertExternalId = """
        INSERT INTO skill_external_ids (scheme, value, skill_id)
        VALUES (@Scheme, @Value, @SkillId)
        """;

    public const string Advance = "UPDATE log_position SET position = position + 1 WHERE id = 1";

    public const string Position = "SELECT position FROM log_position WHERE id = 1";

    public const string InsertChange = """
        INSERT INTO changes (position, entity, type, at, data)
        VALUES (@Position, @Entity, @Type, @At, @Data)
        """;

    public static readonly string[] Languages = ["en", "de", "id"];

    private static readonly string Padding = new('x', 1_100);

    public static SkillRows Next()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("D", CultureInfo.InvariantCulture);
        // The random half first: names and keys of real skills do not arrive sorted.
        var key = $"{id[24..]}-{id[..13]}";
        return new SkillRows(
            id,
            key,
            "technology",
            "active",
            "What a person who has this skill can do, in a sentence or two of plain words.",
            1,
            now.ToUnixTimeMilliseconds(),
            $$"""{"id":"{{id}}","key":"{{key}}","text":"{{Padding}}"}"""
        );
    }

    public IEnumerable<SkillName> Names() => Languages.Select(language => new SkillName(Id, language, Key, Key));
}

internal sealed record SkillName(string SkillId, string Language, string Name, string Normalized);
