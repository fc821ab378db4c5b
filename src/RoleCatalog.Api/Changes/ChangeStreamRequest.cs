using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;

namespace RoleCatalog.Api.Changes;

/// <summary>Where a stream begins: the header of a client that has been there before counts more than its address, which it repeats.</summary>
internal sealed record ChangeStreamRequest(string? After)
    : IBindableFromHttpContext<ChangeStreamRequest>,
        IEndpointParameterMetadataProvider
{
    public const string LastEventId = "Last-Event-ID";

    public static ValueTask<ChangeStreamRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        string? last = context.Request.Headers[LastEventId];
        string? after = context.Request.Query[ChangePageRequest.AfterName];
        return ValueTask.FromResult<ChangeStreamRequest?>(new ChangeStreamRequest(last ?? after));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(LastEventId, ParameterLocation.Header)
            {
                Description =
                    "The id of the last event that was received, which clients of Server-Sent Events send by themselves when they connect again.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
        builder.Metadata.Add(
            new RequestParameter(ChangePageRequest.AfterName, ParameterLocation.Query)
            {
                Description =
                    "A cursor: nextCursor of a page of the feed or of a snapshot, or the id of an event. Without it, and without since, the stream begins with what comes next.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }
}
