using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.RoleDescriptions.Differences;

namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>
/// The languages that the caller prefers, best first; none means the source language. "lang" is decisive when given,
/// since a link with it should look the same to everyone; else Accept-Language counts.
/// </summary>
internal sealed record LanguagePreference(bool All, IReadOnlyList<string> Tags)
    : IBindableFromHttpContext<LanguagePreference>,
        IEndpointParameterMetadataProvider
{
    private const string Name = "lang";
    private const string Every = "*";
    private const int MaxTags = 10;

    /// <summary>For answers that the application words. A tag that it does not know no text has.</summary>
    public ReaderLanguages ForReader() =>
        new(All, [.. Tags.Where(Domain.Localization.LanguageTag.IsTag).Select(Domain.Localization.LanguageTag.Parse)]);

    public static ValueTask<LanguagePreference?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var given = (string?)context.Request.Query[Name];
        return ValueTask.FromResult<LanguagePreference?>(
            given == Every
                ? new LanguagePreference(All: true, [])
                : new LanguagePreference(All: false, given is null ? Accepted(context.Request) : Parse(given) ?? [])
        );
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(Name, ParameterLocation.Query)
            {
                Fault = text => text == Every || Parse(text) is not null ? null : Expectation,
                Description =
                    "Languages (BCP 47), best first and separated by commas, such as id,en; * gives all of them as maps."
                    + " Decides over Accept-Language.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Examples = ["id,en"] },
            }
        );
        builder.Metadata.Add(
            new RequestParameter(HeaderNames.AcceptLanguage, ParameterLocation.Header)
            {
                Many = true,
                Description = "Preferred languages, when lang is not given.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }

    private static string Expectation =>
        $"up to {MaxTags} language tags such as id or id,en-GB, or * for all languages";

    private static List<string>? Parse(string text)
    {
        var tags = text.Split(',').Select(LanguageTag.Normalize).ToList();
        return tags.Count <= MaxTags && tags.TrueForAll(tag => tag is not null)
            ? [.. tags.OfType<string>().Distinct()]
            : null;
    }

    // A header that browsers send by themselves is no reason to refuse: what cannot be read in it is passed over.
    private static List<string> Accepted(HttpRequest request) =>
        [
            .. request
                .GetTypedHeaders()
                .AcceptLanguage.Where(each => each.Quality is null or > 0)
                .OrderByDescending(each => each.Quality ?? 1)
                .Select(each => LanguageTag.Normalize(each.Value.ToString()))
                .OfType<string>()
                .Distinct()
                .Take(MaxTags),
        ];
}
