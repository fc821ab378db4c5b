using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace RoleCatalog.Api.SkillProfiles;

/// <summary>The bytes of a document, and what the caller says they are.</summary>
internal sealed record DocumentBody(ReadOnlyMemory<byte> Content, string? MediaType)
    : IBindableFromHttpContext<DocumentBody>,
        IEndpointParameterMetadataProvider
{
    private const string Markdown = "text/markdown";

    public static async ValueTask<DocumentBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content, context.RequestAborted);
        var mediaType = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var given)
            ? given.MediaType.Value
            : null;
        return new DocumentBody(content.ToArray(), mediaType);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new AcceptsMetadata(
                [Markdown, MediaTypeNames.Text.Plain, MediaTypeNames.Text.Html, MediaTypeNames.Application.Octet],
                typeof(Stream)
            )
        );
}
