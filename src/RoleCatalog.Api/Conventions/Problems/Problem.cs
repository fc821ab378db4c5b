using System.Text.Json;
using System.Text.Json.Serialization;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Problems;

/// <summary>An error answer (RFC 9457).</summary>
internal sealed record Problem(int Status, string Code, string Title, string Detail)
{
    public const string MediaType = "application/problem+json";

    [JsonPropertyOrder(-2)]
    public string Type { get; init; } = $"urn:rolecatalog:problem:{Code}";

    [JsonPropertyOrder(-1)]
    public string Title { get; init; } = Title;

    public string? Instance { get; init; }

    public IReadOnlyList<ProblemError>? Errors { get; init; }

    /// <summary>What is probably the same as what was to be made.</summary>
    public IReadOnlyList<NearDuplicate>? Candidates { get; init; }

    /// <summary>The steps that the state allows, when a step was refused for it.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    public string? TraceId { get; init; }

    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    public async Task Write(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            this with
            {
                TraceId = Hosting.TraceIds.Of(context),
            },
            CatalogJson.Options
        );
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}

/// <summary>
/// One reason. The field is a JSON Pointer into the body ("" is all of it), "?name" a query parameter, "path:name" a part
/// of the address, "header:Name" a header.
/// </summary>
internal sealed record ProblemError(string Field, string Code, string Message)
{
    public static string Query(string name) => $"?{name}";

    public static string Path(string name) => $"path:{name}";

    public static string Header(string name) => $"header:{name}";
}

/// <summary>Ends the request with a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
