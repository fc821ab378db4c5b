using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Domain.Localization;

/// <summary>
/// The translations whose source text is no longer the one that they were made from, each with the hash of that one: when
/// the source text becomes what it was, its translations are right again.
/// </summary>
public sealed class StaleTexts : IEquatable<StaleTexts>
{
    public static readonly StaleTexts None = new(new Dictionary<(string, LanguageTag), string>());

    private readonly IReadOnlyDictionary<(string Address, LanguageTag Language), string> origins;

    private StaleTexts(IReadOnlyDictionary<(string, LanguageTag), string> origins) => this.origins = origins;

    public bool Has(string address, LanguageTag language) => origins.ContainsKey((address, language));

    /// <summary>Whether the same translations are stale, whatever they were made from.</summary>
    public bool Equals(StaleTexts? other) =>
        other is not null
        && origins.Count == other.origins.Count
        && origins.All(origin => other.origins.ContainsKey(origin.Key));

    public override bool Equals(object? obj) => Equals(obj as StaleTexts);

    public override int GetHashCode() => origins.Count;

    /// <summary>These and those of other texts.</summary>
    public StaleTexts And(StaleTexts others) =>
        new(
            others
                .origins.Where(origin => !origins.ContainsKey(origin.Key))
                .Concat(origins)
                .ToDictionary(origin => origin.Key, origin => origin.Value)
        );

    /// <summary>What is stale after texts were changed. A translation that changed is as good as new, one that did not is as old as it was.</summary>
    /// <param name="before">The texts that these marks are of, and their source language.</param>
    /// <param name="after">The texts as they are now, and their source language.</param>
    /// <param name="written">A language whose translations were all written just now, whether they changed or not.</param>
    public StaleTexts After(SourcedTexts before, SourcedTexts after, LanguageTag? written = null)
    {
        var old = before.Texts.DistinctBy(text => text.Address).ToDictionary(text => text.Address, text => text.Text);
        var stale = new Dictionary<(string, LanguageTag), string>();
        foreach (var (_, address, text) in after.Texts)
        {
            if (!old.TryGetValue(address, out var then) || !then.Has(before.Source))
            {
                continue;
            }

            var source = Hash(text.Texts[after.Source]);
            var kept = text.Languages.Where(tag =>
                tag != after.Source && tag != written && then.Texts.GetValueOrDefault(tag) == text.Texts[tag]
            );
            // Another source language with the same text is no other source: what matched it before still does.
            var isSameSource =
                before.Source != after.Source
                && !Has(address, after.Source)
                && then.Texts.GetValueOrDefault(after.Source) == text.Texts[after.Source];
            foreach (var language in kept)
            {
                var known = origins.GetValueOrDefault((address, language));
                var origin = known ?? Hash(then.Texts[before.Source]);
                if (origin != source && !(isSameSource && known is null))
                {
                    stale[(address, language)] = origin;
                }
            }
        }

        return stale.Count == 0 ? None : new StaleTexts(stale);
    }

    /// <summary>By address, then by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ToDictionary() =>
        origins
            .GroupBy(origin => origin.Key.Address)
            .ToDictionary(
                group => group.Key,
                IReadOnlyDictionary<string, string> (group) =>
                    group.ToDictionary(origin => origin.Key.Language.Value, origin => origin.Value)
            );

    public static StaleTexts Restore(IReadOnlyDictionary<string, Dictionary<string, string>> origins) =>
        new(
            origins
                .SelectMany(text => text.Value.Select(origin => (text.Key, Origin: origin)))
                .ToDictionary(each => (each.Key, LanguageTag.Parse(each.Origin.Key)), each => each.Origin.Value)
        );

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

/// <summary>Texts that have one source language.</summary>
public sealed record SourcedTexts(IReadOnlyCollection<NamedText> Texts, LanguageTag Source);
