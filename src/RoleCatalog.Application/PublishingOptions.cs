using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application;

/// <summary>What must hold of everything that is published.</summary>
/// <param name="RequiredLanguages">The languages that every text must have.</param>
public sealed record PublishingOptions(IReadOnlyList<LanguageTag> RequiredLanguages)
{
    public static readonly PublishingOptions None = new([]);

    /// <exception cref="DomainException">One of them is no language tag.</exception>
    public static PublishingOptions Of(IEnumerable<string?> requiredLanguages) =>
        new([.. requiredLanguages.Select(LanguageTag.Parse).Distinct()]);
}
