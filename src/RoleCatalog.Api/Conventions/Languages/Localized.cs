using System.Text.Json;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>Answers in the languages that the caller prefers, with the members that it wants.</summary>
internal static class Localized
{
    private const string AllLanguages = "all";

    /// <param name="state">The entity in all languages.</param>
    /// <param name="version">The version that If-Match compares.</param>
    /// <param name="preferred">The languages that the caller prefers.</param>
    /// <param name="variant">Tells apart the ETags of answers that differ in more than their languages and members.</param>
    /// <param name="fields">The members that the caller wants.</param>
    public static Entity<T> Entity<T>(
        T state,
        int version,
        LanguagePreference preferred,
        string? variant = null,
        Fields<T>? fields = null
    )
        where T : notnull
    {
        var (body, languages) = Body(state, preferred, fields);
        var language = languages is null ? null : string.Join(',', languages);
        string?[] variants = [variant, fields?.Variant, languages is null ? AllLanguages : null];
        var format = string.Join('-', variants.OfType<string>());
        return Preconditions.Entity.As<T>(
            TypedResults.Json(body, CatalogJson.Options),
            version,
            language,
            format.Length > 0 ? format : null
        );
    }

    /// <summary>What has no version of its own, and so no ETag.</summary>
    public static IResult Ok<T>(T value, LanguagePreference preferred, HttpResponse response, Fields? fields = null)
        where T : notnull
    {
        var (body, languages) = Body(value, preferred, fields);
        if (languages is not null)
        {
            response.Headers.ContentLanguage = string.Join(',', languages);
        }

        return TypedResults.Json(body, CatalogJson.Options);
    }

    public static Listing<TPage> Page<TPage>(TPage page, LanguagePreference preferred, Fields? fields = null)
        where TPage : IPage => PageAs<TPage>(page, preferred, fields);

    /// <summary>A page that is documented as one form of it, whichever form the caller has chosen.</summary>
    public static Listing<TPage> PageAs<TPage>(IPage page, LanguagePreference preferred, Fields? fields = null)
        where TPage : IPage => Listing.As<TPage>(page, Body<object>(page, preferred, fields).Body);

    /// <summary>The body, and its languages unless it has all.</summary>
    private static (object Body, IReadOnlyList<string>? Languages) Body<T>(
        T value,
        LanguagePreference preferred,
        Fields? fields
    )
        where T : notnull
    {
        if (!preferred.All)
        {
            return LocalizedJson.Of(value, preferred.Tags, fields);
        }

        if (fields?.Names is null)
        {
            return (value, null);
        }

        var body = JsonSerializer.SerializeToNode(value, CatalogJson.Options)!.AsObject();
        fields.Narrow(body, value is IPage);
        return (body, null);
    }
}
