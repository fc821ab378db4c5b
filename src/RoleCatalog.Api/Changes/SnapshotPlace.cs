using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Changes;

/// <summary>The parameters of a snapshot: which one, of what kinds, and what of it the reader has.</summary>
internal sealed record SnapshotPlace(string? At, string? After, IReadOnlyCollection<string> Kinds)
    : IBindableFromHttpContext<SnapshotPlace>,
        IEndpointParameterMetadataProvider
{
    private static readonly RequestParameter[] Parameters =
    [
        new("at", ParameterLocation.Query)
        {
            Description = "The cursor of the first line of a snapshot, or of the feed: the same is answered again.",
            Fault = text => ChangeCursor.IsCursor(text) ? null : "a cursor exactly as it was answered",
            Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
        },
        new("after", ParameterLocation.Query)
        {
            Description = "The subject of the last whole line that the reader has; what follows it is answered.",
            Fault = text =>
                ChangeSubject.TryParse(text, out _)
                    ? null
                    : $"a kind ({string.Join(", ", ChangeSubject.Kinds)}), a slash and a UUID",
            Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
        },
        new("kind", ParameterLocation.Query)
        {
            Many = true,
            Description = "Only entities of this kind, or of these; otherwise all.",
            Fault = text =>
                ChangeSubject.Kinds.Contains(text) ? null : $"one of {string.Join(", ", ChangeSubject.Kinds)}",
            Schema = () =>
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Enum = WireSchemas.WordNodes(ChangeSubject.Kinds),
                    },
                },
        },
    ];

    public static ValueTask<SnapshotPlace?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        IReadOnlyList<string> kinds = [.. query["kind"].OfType<string>()];
        return ValueTask.FromResult<SnapshotPlace?>(
            new SnapshotPlace(query["at"], query["after"], kinds.Count > 0 ? kinds : ChangeSubject.Kinds)
        );
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        foreach (var each in Parameters)
        {
            builder.Metadata.Add(each);
        }
    }
}
