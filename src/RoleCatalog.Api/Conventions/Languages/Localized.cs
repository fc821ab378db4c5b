using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>Answers in the languages that the caller prefers.</summary>
internal static class Localized
{
    private const string AllLanguages = "all";

    /// <param name="state">The entity in all languages.</param>
    /// <param name="version">The version that If-Match compares.</param>
    /// <param name="preferred">The languages that the caller prefers.</param>
    /// <param name="variant">Tells apart the ETags of answers that differ in more than their languages.</param>
    public static Entity<T> Entity<T>(T state, int version, LanguagePreference preferred, string? variant = null)
        where T : notnull
    {
        if (preferred.All)
        {
            return Preconditions.Entity.As<T>(TypedResults.Ok(state), version, format: Joined(variant, AllLanguages));
        }

        var (body, languages) = LocalizedJson.Of(state, preferred.Tags);
        var result = TypedResults.Json(body, CatalogJson.Options);
        return Preconditions.Entity.As<T>(result, version, string.Join(',', languages), variant);
    }

    /// <summary>What has no version of its own, and so no ETag.</summary>
    public static IResult Ok<T>(T value, LanguagePreference preferred, HttpResponse response)
        where T : notnull
    {
        if (preferred.All)
        {
            return TypedResults.Ok(value);
        }

        var (body, languages) = LocalizedJson.Of(value, preferred.Tags);
        response.Headers.ContentLanguage = string.Join(',', languages);
        return TypedResults.Json(body, CatalogJson.Options);
    }

    public static Listing<TPage> Page<TPage>(TPage page, LanguagePreference preferred)
        where TPage : IPage =>
        preferred.All
            ? Listing.Ok(page)
            : Listing.As(page, TypedResults.Json(LocalizedJson.Of(page, preferred.Tags).Body, CatalogJson.Options));

    private static string Joined(string? variant, string format) => variant is null ? format : $"{variant}-{format}";
}
