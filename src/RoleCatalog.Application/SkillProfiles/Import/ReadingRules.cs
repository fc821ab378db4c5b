using System.Text.Json;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The rules of every language, from the files in Rules/.</summary>
internal sealed class ReadingRules
{
    private static readonly Lazy<ReadingRules> Loaded = new(() => Parse(EmbeddedFiles()));

    private ReadingRules(IReadOnlyList<LanguageRules> languages) => Languages = languages;

    public static ReadingRules BuiltIn => Loaded.Value;

    public IReadOnlyList<LanguageRules> Languages { get; }

    public static ReadingRules Parse(IEnumerable<string> files) =>
        new([
            .. files.Select(file => new LanguageRules(
                JsonSerializer.Deserialize<LanguageRulesFile>(file, JsonSerializerOptions.Web)
                    ?? throw new JsonException("A file of rules is empty.")
            )),
        ]);

    public static IReadOnlyList<string> EmbeddedFiles()
    {
        var assembly = typeof(ReadingRules).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.Contains("Import.Rules.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(Text),
        ];

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The language asked for first, then the others: documents mix languages.</summary>
    public IReadOnlyList<LanguageRules> StartingWith(string language) =>
        [.. Languages.OrderByDescending(rules => rules.Language == language)];
}
