using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>
/// Compares a request with the contract of its endpoint before anything is bound: the framework stops at the first wrong
/// value, and does not look for unknown ones.
/// </summary>
internal static class ParameterChecks
{
    /// <summary>How many values a parameter that repeats may have.</summary>
    public const int MaxValues = 50;

    public static void UseParameterChecks(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<RequestContract>() is { } contract)
                {
                    CheckAddress(context.Request, contract);
                    CheckQueryAndHeaders(context.Request, contract);
                }

                return next(context);
            }
        );

    // An address that names nothing is not found, rather than a bad request: ids have no other form.
    private static void CheckAddress(HttpRequest request, RequestContract contract)
    {
        var wrong = contract
            .In(ParameterLocation.Path)
            .Any(known => request.RouteValues[known.Name] is string text && known.Fault(text) is not null);
        if (wrong)
        {
            throw new ProblemException(KnownProblems.OfStatus(StatusCodes.Status404NotFound));
        }
    }

    private static void CheckQueryAndHeaders(HttpRequest request, RequestContract contract)
    {
        var known = contract.In(ParameterLocation.Query).ToList();
        var unknown = request
            .Query.Keys.Where(name => known.TrueForAll(parameter => parameter.Name != name))
            .Select(name => Unknown(name, known));
        var errors = unknown
            .Concat(NotUtf8(request.QueryString))
            .Concat(known.SelectMany(parameter => ErrorsOf(parameter, request.Query[parameter.Name])))
            .Concat(
                contract
                    .In(ParameterLocation.Header)
                    .SelectMany(parameter => ErrorsOf(parameter, request.Headers[parameter.Name]))
            )
            .ToList();
        if (errors.Count > 0)
        {
            throw new ProblemException(KnownProblems.InvalidParameters(errors));
        }
    }

    private static ProblemError Unknown(string name, List<RequestParameter> known) =>
        new(
            ProblemError.Query(name),
            "parameter-unknown",
            known.Count == 0
                ? $"There is no parameter {name}; none is taken here."
                : $"There is no parameter {name}; known are {string.Join(", ", known.Select(parameter => parameter.Name).Order(StringComparer.Ordinal))}."
        );

    private static IEnumerable<ProblemError> ErrorsOf(RequestParameter parameter, StringValues values)
    {
        if (values.Count == 0 && parameter is { Required: true, BindsItself: false })
        {
            yield return new(parameter.Field, "parameter-missing", $"{parameter.Name} is required.");
        }

        if (values.Count > 1 && !parameter.Many)
        {
            yield return new(parameter.Field, "parameter-repeated", $"{parameter.Name} is given {values.Count} times.");
            yield break;
        }

        if (values.Count > MaxValues)
        {
            yield return new(
                parameter.Field,
                "parameter-repeated",
                $"{parameter.Name} is given {values.Count} times; it may be {MaxValues} times."
            );
            yield break;
        }

        foreach (var expected in values.Select(value => FaultOf(parameter, value ?? "")).OfType<string>().Take(1))
        {
            yield return new(parameter.Field, "parameter-invalid", $"{parameter.Name} must be {expected}.");
        }
    }

    // The framework leaves escapes of other bytes as they were written, and they would be searched for.
    private static IEnumerable<ProblemError> NotUtf8(QueryString query)
    {
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var written = Encoding.UTF8.GetBytes(pair.EncodedValue.ToString());
            if (!Utf8.IsValid(WebUtility.UrlDecodeToBytes(written, 0, written.Length)))
            {
                var name = pair.DecodeName().ToString();
                yield return new(ProblemError.Query(name), "parameter-invalid", $"{name} must be text in UTF-8.");
            }
        }
    }

    // The parsers of numbers pass over U+0000 at the end.
    private static string? FaultOf(RequestParameter parameter, string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? "without the character U+0000" : parameter.Fault(text);
}
