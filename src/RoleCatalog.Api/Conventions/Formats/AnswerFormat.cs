using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Formats;

internal enum TextFormat
{
    Json,
    Markdown,
    Html,
}

/// <summary>
/// The format in which the caller wants an answer that can also be read by people: what Accept prefers, JSON when it does
/// not say. Addresses with an extension decide it themselves.
/// </summary>
internal sealed record AnswerFormat(TextFormat Format)
    : IBindableFromHttpContext<AnswerFormat>,
        IEndpointParameterMetadataProvider
{
    public const string Markdown = "text/markdown";

    private static readonly (string MediaType, TextFormat Format)[] Offered =
    [
        (MediaTypeNames.Application.Json, TextFormat.Json),
        (Markdown, TextFormat.Markdown),
        (MediaTypeNames.Text.Html, TextFormat.Html),
    ];

    public static ValueTask<AnswerFormat?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return ValueTask.FromResult<AnswerFormat?>(new AnswerFormat(Preferred(context.Request)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(HeaderNames.Accept, ParameterLocation.Header)
            {
                Many = true,
                Description = $"{string.Join(", ", Offered.Select(offer => offer.MediaType))}.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status406NotAcceptable, typeof(Problem), [Problem.MediaType])
        );
    }

    private static TextFormat Preferred(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return TextFormat.Json;
        }

        // Of equal qualities the more exact one counts, then the order of the offer.
        var best = Offered
            .Select(offer => (offer.Format, Quality: Quality(accepted, new MediaTypeHeaderValue(offer.MediaType))))
            .MaxBy(offer => offer.Quality);
        return best.Quality > 0
            ? best.Format
            : throw new ProblemException(KnownProblems.NotAcceptable(Offered.Select(offer => offer.MediaType)));
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue offered) =>
        accepted
            .Where(offered.IsSubsetOf)
            .OrderBy(range => (range.MatchesAllTypes, range.MatchesAllSubTypes))
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
}
