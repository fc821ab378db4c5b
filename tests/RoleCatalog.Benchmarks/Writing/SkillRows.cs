using System.Globalization;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>What the command writes of a sample skill, ready for its columns.</summary>
internal sealed record SkillRows(string Id, string ChangeId, long Now, string Mark, string State)
{
    public const string Description = $$"""{"en":"{{SampleSkill.English}}","id":"{{SampleSkill.Indonesian}}"}""";

    public const string ChangedFields =
        """["/id","/key","/status","/kind","/sourceLanguage","/labels","/aliases","/description","/externalIds","/alignments","/broader","/related","/createdAt"]""";

    public IReadOnlyList<NameRow> Names =>
        [
            new("en", SampleSkill.Label(Mark), IsLabel: 1),
            new("id", SampleSkill.LabelInIndonesian(Mark), IsLabel: 1),
            new("en", SampleSkill.Alias(Mark), IsLabel: 0),
            new("en", SampleSkill.SecondAlias(Mark), IsLabel: 0),
        ];

    public static SkillRows Next()
    {
        var (now, mark) = (TimeProvider.System.GetUtcNow(), SampleSkill.Mark());
        var id = Guid.CreateVersion7(now).ToString("D");
        var changeId = Guid.CreateVersion7(now).ToString("D");
        return new SkillRows(id, changeId, now.ToUnixTimeMilliseconds(), mark, StateOf(id, mark, now));
    }

    private static string StateOf(string skill, string mark, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var (key, external) = (SampleSkill.Key(mark), SampleSkill.External(mark));
        var (en, id) = (SampleSkill.Label(mark), SampleSkill.LabelInIndonesian(mark));
        var (alias, second) = (SampleSkill.Alias(mark), SampleSkill.SecondAlias(mark));
        return $$"""
            {"id":"{{skill}}","key":"{{key}}","status":"active","kind":"technology","sourceLanguage":"en",
            "labels":{"en":"{{en}}","id":"{{id}}"},"aliases":{"en":["{{alias}}","{{second}}"]},
            "description":{{Description}},"externalIds":[{"scheme":"esco","value":"{{external}}"}],
            "alignments":[],"broader":[],"related":[],"createdAt":"{{time}}","updatedAt":"{{time}}","version":1}
            """;
    }
}

internal sealed record NameRow(string Language, string Name, int IsLabel)
{
    public string Folded => Name.ToLowerInvariant();

    public string Squeezed => Folded.Replace(" ", "", StringComparison.Ordinal);

    // Hexadecimal digits are in nearly every name, and such a name takes no edits.
    public const string Backward = "";
}
