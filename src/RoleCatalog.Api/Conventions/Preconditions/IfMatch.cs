using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Preconditions;

/// <summary>The version that the caller has read and means to change. Taking it as a parameter makes the header required.</summary>
internal sealed record IfMatch(int Version) : IBindableFromHttpContext<IfMatch>, IEndpointParameterMetadataProvider
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<IfMatch?>(Read(context.Request.Headers.IfMatch));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new Precondition(IsRequired: true));
        builder.Metadata.Add(
            Header("The ETag of the entity as it was read. A change by someone else since then gives 412.") with
            {
                Required = true,
            }
        );
    }

    public static RequestParameter Header(string description) =>
        new(HeaderNames.IfMatch, ParameterLocation.Header)
        {
            Many = true,
            Description = description,
            Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"[0-9]+(-.+)?\"$" },
        };

    public static IfMatch Read(StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header))
        {
            throw Refused(
                428,
                "if-match-missing",
                "Precondition required",
                "Send If-Match with the ETag of the entity as you read it."
            );
        }

        var text = header.ToString().Trim();
        if (text == "*")
        {
            throw Malformed("if-match-any", "If-Match: * would overwrite what others have written; send an ETag.");
        }

        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
        {
            throw Malformed("if-match-malformed", "If-Match must be an ETag in double quotes, such as \"7\".");
        }

        if (tags is not [var tag])
        {
            throw Malformed("if-match-several", "If-Match must hold one ETag.");
        }

        if (tag.IsWeak)
        {
            throw Malformed("if-match-weak", "If-Match needs a strong ETag, without W/.");
        }

        return EntityTag.TryReadVersion(tag.Tag.ToString(), out var version)
            ? new IfMatch(version)
            : throw Malformed("if-match-malformed", "If-Match must be an ETag that this service gave, such as \"7\".");
    }

    private static ProblemException Malformed(string code, string detail) =>
        Refused(400, code, "Invalid If-Match", detail);

    private static ProblemException Refused(int status, string code, string title, string detail) =>
        new(
            new Problem(status, code, title, detail)
            {
                Errors = [new ProblemError(ProblemError.Header(HeaderNames.IfMatch), code, detail)],
            }
        );
}

/// <summary>The version that the caller means to change, if it has read one; null takes the entity as it is.</summary>
internal sealed record OptionalIfMatch(int? Version)
    : IBindableFromHttpContext<OptionalIfMatch>,
        IEndpointParameterMetadataProvider
{
    public static ValueTask<OptionalIfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch;
        var version = StringValues.IsNullOrEmpty(header) ? (int?)null : IfMatch.Read(header).Version;
        return ValueTask.FromResult<OptionalIfMatch?>(new OptionalIfMatch(version));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new Precondition(IsRequired: false));
        builder.Metadata.Add(
            IfMatch.Header(
                "The ETag of the entity as it was read, to change only that: a change by someone else since then gives 412. Without it the entity is changed, or created, as it is found."
            )
        );
    }
}

/// <summary>Marks an endpoint that takes <see cref="IfMatch"/> or <see cref="OptionalIfMatch"/>.</summary>
internal sealed record Precondition(bool IsRequired);
