using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>The languages that a reader prefers, best first; or all of them.</summary>
public sealed record ReaderLanguages(bool All, IReadOnlyList<LanguageTag> Preferred)
{
    /// <summary>The one of these languages to show: exact, then without region, then the source, then any.</summary>
    public LanguageTag Choose(IReadOnlyCollection<LanguageTag> offered, LanguageTag source) =>
        Preferred
            .SelectMany(tag => new[] { tag, tag.Language })
            .Append(source)
            .Where(offered.Contains)
            .Append(offered.First())
            .First();

    public string Read(LocalizedText text, LanguageTag source) => text.Texts[Choose([.. text.Languages], source)];
}
