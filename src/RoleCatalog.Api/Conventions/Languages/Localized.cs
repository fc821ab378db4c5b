using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>Answers in the languages that the caller prefers.</summary>
internal static class Localized
{
    private const string AllLanguages = "all";

    public static Entity<T> Entity<T>(T state, int version, LanguagePreference preferred)
        where T : notnull
    {
        if (preferred.All)
        {
            return Preconditions.Entity.As<T>(TypedResults.Ok(state), version, format: AllLanguages);
        }

        var (body, languages) = LocalizedJson.Of(state, preferred.Tags);
        var result = TypedResults.Json(body, CatalogJson.Options);
        return Preconditions.Entity.As<T>(result, version, string.Join(',', languages));
    }

    public static Listing<Page<T>> Page<T>(Page<T> page, LanguagePreference preferred) =>
        preferred.All
            ? Listing.Ok(page)
            : Listing.As(page, TypedResults.Json(LocalizedJson.Of(page, preferred.Tags).Body, CatalogJson.Options));
}
