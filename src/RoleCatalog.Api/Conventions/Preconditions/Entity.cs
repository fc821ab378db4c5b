using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Documentation;

namespace RoleCatalog.Api.Conventions.Preconditions;

/// <summary>Makes the answers that are one entity.</summary>
internal static class Entity
{
    /// <param name="version">The version that If-Match compares.</param>
    /// <param name="language">The language of the answer, when it has one; part of the ETag.</param>
    public static Entity<T> Ok<T>(T value, int version, string? language = null)
        where T : notnull => new(TypedResults.Ok(value), version) { Language = language };

    /// <summary>An entity in another format, or as bytes that are stored.</summary>
    /// <param name="format">Tells the ETags of the formats apart, such as "jsonld"; null for the plain JSON.</param>
    public static Entity<T> As<T>(IResult body, int version, string? language = null, string? format = null)
        where T : notnull => new(body, version) { Language = language, Format = format };

    /// <param name="location">Path of the entity, such as /v1/skills/019...</param>
    public static EntityCreated<T> Created<T>(T value, int version, string location, string? language = null)
        where T : notnull => new(value, version, location) { Language = language };
}

/// <summary>200 with the entity and its ETag, or 304 when the caller has it already.</summary>
internal sealed class Entity<T>(IResult body, int version) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public string? Language { get; init; }

    public string? Format { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var tag = EntityHeaders.Set(httpContext.Response, version, Language, Format);
        var request = httpContext.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return reads && EntityTag.IsIn(request.Headers.IfNoneMatch, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified).ExecuteAsync(httpContext)
            : body.ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        EntityHeaders.Describe<T>(builder, StatusCodes.Status200OK);
}

/// <summary>201 with the entity, its ETag and its address.</summary>
internal sealed class EntityCreated<T>(T value, int version, string location) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public string? Language { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        EntityHeaders.Set(httpContext.Response, version, Language, format: null);
        return TypedResults.Created(location, value).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        EntityHeaders.Describe<T>(builder, StatusCodes.Status201Created);
        builder.Metadata.Add(new ResponseHeader(HeaderNames.Location, "The path of the new entity.", 201));
    }
}

internal static class EntityHeaders
{
    /// <summary>Has caches ask each time, so that a change is seen at once and costs a 304 otherwise.</summary>
    public const string Revalidate = "no-cache";

    public static string Set(HttpResponse response, int version, string? language, string? format)
    {
        var tag = EntityTag.Of(version, format, language);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = Revalidate;
        if (language is not null)
        {
            response.Headers.ContentLanguage = language;
        }

        return tag;
    }

    public static void Describe<T>(EndpointBuilder builder, int status)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));
        builder.Metadata.Add(
            new ResponseHeader(
                HeaderNames.ETag,
                "Version and variant of the entity, for If-Match and If-None-Match.",
                status
            )
        );
    }
}
