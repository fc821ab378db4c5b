using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.Skills;

/// <summary>
/// The label of a skill per language and the other names (aliases) it goes by. Within a language a folded name means one
/// active skill of the catalogue; the store holds that rule by a unique index on language and folded name.
/// </summary>
public sealed class SkillNames : IEquatable<SkillNames>
{
    public const int MaxLength = 120;
    public const int MaxAliases = 100;

    /// <summary>Folding takes letters apart: a syllable of Hangul into up to three, some ligatures into many more.</summary>
    public const int MaxFoldedLength = 4 * MaxLength;

    private SkillNames(
        LanguageTag sourceLanguage,
        LocalizedText labels,
        IReadOnlyDictionary<LanguageTag, IReadOnlyList<string>> aliases
    )
    {
        SourceLanguage = sourceLanguage;
        Labels = labels;
        Aliases = aliases;
    }

    public LanguageTag SourceLanguage { get; }

    public LocalizedText Labels { get; }

    public IReadOnlyDictionary<LanguageTag, IReadOnlyList<string>> Aliases { get; }

    /// <summary>Every name, labels first.</summary>
    public IEnumerable<(LanguageTag Language, string Name, bool IsLabel)> All =>
        Labels
            .Texts.Select(label => (label.Key, label.Value, true))
            .Concat(Aliases.SelectMany(aliases => aliases.Value.Select(alias => (aliases.Key, alias, false))));

    /// <summary>JSON Pointer of the member that has a name.</summary>
    public static string FieldOf(string language, bool isLabel) => $"/{(isLabel ? "labels" : "aliases")}/{language}";

    public static SkillNames Of(
        LanguageTag sourceLanguage,
        LocalizedText labels,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? aliases
    )
    {
        var errors = new ErrorCollector();
        if (!labels.Has(sourceLanguage))
        {
            errors
                .At("labels")
                .Add("source-language-missing", $"The label in the source language '{sourceLanguage}' is missing.");
        }

        var parsed = errors.Try("aliases", () => ReadAliases(aliases));
        errors.ThrowIfAny();
        var result = new SkillNames(sourceLanguage, labels, parsed!);
        result.EnsureDistinct();
        result.EnsureShortWhenFolded();
        return result;
    }

    /// <summary>The aliases by language, each list in its order.</summary>
    public static IReadOnlyDictionary<LanguageTag, IReadOnlyList<string>> ReadAliases(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? aliases
    )
    {
        var errors = new ErrorCollector();
        var parsed = new SortedDictionary<LanguageTag, IReadOnlyList<string>>();
        foreach (var (tag, names) in aliases ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            errors.Try(
                tag,
                () => parsed.TryAdd(LanguageTag.Parse(tag), Parse(names)) ? tag : throw LanguageTag.Repeated()
            );
        }

        errors.ThrowIfAny();
        return parsed;
    }

    /// <summary>With the names of another skill as aliases, where this one has no such name.</summary>
    public SkillNames With(SkillNames other)
    {
        var known = All.Select(name => (name.Language, Text.Folded(name.Name))).ToHashSet();
        var more = other
            .All.Where(name => known.Add((name.Language, Text.Folded(name.Name))))
            .ToLookup(n => n.Language);
        var languages = Aliases.Keys.Union(more.Select(names => names.Key));
        return Of(
            SourceLanguage,
            Labels,
            languages.ToDictionary(
                language => language.Value,
                language =>
                    (IReadOnlyList<string>)
                        [.. Aliases.GetValueOrDefault(language, []), .. more[language].Select(name => name.Name)]
            )
        );
    }

    /// <summary>The alias as it is written here, however it is spelt by who asks.</summary>
    public string? FindAlias(LanguageTag language, string alias) =>
        Aliases
            .GetValueOrDefault(language, [])
            .FirstOrDefault(known => string.Equals(Text.Folded(known), Text.Folded(alias), StringComparison.Ordinal));

    public SkillNames Without(LanguageTag language, string alias)
    {
        var aliases = new SortedDictionary<LanguageTag, IReadOnlyList<string>>(Aliases.ToDictionary())
        {
            [language] = [.. Aliases[language].Where(known => known != alias)],
        };
        if (aliases[language].Count == 0)
        {
            aliases.Remove(language);
        }

        return new SkillNames(SourceLanguage, Labels, aliases);
    }

    public bool Equals(SkillNames? other) =>
        other is not null && SourceLanguage == other.SourceLanguage && All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => Equals(obj as SkillNames);

    public override int GetHashCode() => All.Aggregate(SourceLanguage.GetHashCode(), HashCode.Combine);

    private static List<string> Parse(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            throw new DomainException("null", "The aliases of a language are a list.");
        }

        Limits.AtMost(MaxAliases, names.Count, "aliases in one language");
        var errors = new ErrorCollector();
        var parsed = names
            .Select((name, index) => errors.Try($"{index}", () => Text.Clean(name, MaxLength)) ?? "")
            .ToList();
        errors.ThrowIfAny();
        return parsed;
    }

    private void EnsureDistinct()
    {
        var errors = new ErrorCollector();
        foreach (var (language, aliases) in Aliases)
        {
            var known = new HashSet<string>();
            if (Labels.Texts.TryGetValue(language, out var label))
            {
                known.Add(Text.Folded(label));
            }

            foreach (var (index, alias) in aliases.Index().Where(alias => !known.Add(Text.Folded(alias.Item))))
            {
                errors
                    .At("aliases")
                    .At(language.Value)
                    .At(index)
                    .Add("skill-name-repeated", $"'{alias}' ({language}) names this skill twice.");
            }
        }

        errors.ThrowIfAny();
    }

    private void EnsureShortWhenFolded()
    {
        var errors = new ErrorCollector();
        foreach (var (language, label) in Labels.Texts.Where(label => IsLongWhenFolded(label.Value)))
        {
            errors.At("labels").At(language.Value).Add(LongWhenFolded(label));
        }

        foreach (var (language, aliases) in Aliases)
        {
            foreach (var (index, alias) in aliases.Index().Where(alias => IsLongWhenFolded(alias.Item)))
            {
                errors.At("aliases").At(language.Value).At(index).Add(LongWhenFolded(alias));
            }
        }

        errors.ThrowIfAny();
    }

    private static bool IsLongWhenFolded(string name) => Text.Folded(name).Length > MaxFoldedLength;

    private static DomainError LongWhenFolded(string name) =>
        new(
            "text-too-long",
            $"The name has {Text.Folded(name).Length} letters when its ligatures are taken apart, at most {MaxFoldedLength} are allowed."
        );
}
