using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application.RoleDescriptions.Languages;

internal static class LanguageErrors
{
    private const string InAddress = "path:tag";

    /// <summary>The language in an address.</summary>
    public static LanguageTag Named(string tag) =>
        LanguageTag.IsTag(tag)
            ? LanguageTag.Parse(tag)
            : throw new DomainException(
                Fault.NotFound,
                "language-tag-invalid",
                $"'{tag}' is no BCP 47 language tag such as 'en', 'id' or 'pt-BR'.",
                InAddress
            );

    public static void ThrowIfSource(LanguageTag language, LanguageTag source)
    {
        if (language == source)
        {
            throw new DomainException(
                Fault.Conflict,
                "language-is-source",
                $"'{language}' is the source language: its texts are changed with the draft itself.",
                InAddress
            );
        }
    }
}
