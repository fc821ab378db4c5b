using System.Globalization;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Problems;

/// <summary>The problems that conventions, rather than a resource, answer.</summary>
internal static class KnownProblems
{
    public static Problem InvalidBody(params IReadOnlyList<ProblemError> errors) =>
        new(400, "invalid-body", "Invalid body", Summary(errors)) { Errors = errors };

    public static Problem InvalidParameters(IReadOnlyList<ProblemError> errors) =>
        new(400, "invalid-parameters", "Invalid parameters", Summary(errors)) { Errors = errors };

    public static Problem ValidationFailed(int status, IReadOnlyList<ProblemError> errors) =>
        new(status, "validation-failed", "Validation failed", Summary(errors)) { Errors = errors };

    public static Problem NotAcceptable(IEnumerable<string> offered) =>
        new(406, "not-acceptable", "Not acceptable", $"This is available as {string.Join(", ", offered)}.");

    public static Problem UnsupportedMediaType(IEnumerable<string> accepted) =>
        new(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            $"Send the body as {string.Join(" or ", accepted)}, in UTF-8 and not compressed."
        );

    public static Problem TooLarge(long? limit) =>
        new(
            413,
            "body-too-large",
            "Body too large",
            limit is { } bytes
                ? string.Create(CultureInfo.InvariantCulture, $"The body may have at most {bytes} bytes.")
                : "The body is too large."
        );

    public static Problem Of(DomainException exception)
    {
        var (status, several, title) = exception.Fault switch
        {
            Fault.Malformed => (400, "invalid-body", "Invalid body"),
            Fault.NotFound => (404, "not-found", "Not found"),
            Fault.Conflict => (409, "conflict", "Conflict with the current state"),
            Fault.Stale => (412, "stale", "Changed since it was read"),
            _ => (422, "rules-broken", "Rules are broken"),
        };
        var codes = exception.Errors.Select(error => error.Code).Distinct().ToList();
        return new Problem(status, codes is [var only] ? only : several, title, exception.Message)
        {
            Errors = [.. exception.Errors.Select(error => new ProblemError(error.Field, error.Code, error.Message))],
            Allowed = exception.Allowed,
        };
    }

    public static Problem Of(NearDuplicateException exception) =>
        new(409, "near-duplicate", "Probably there already", exception.Message)
        {
            Errors =
            [
                .. exception.Likely.Select(likely => new ProblemError(
                    likely.Field,
                    "near-duplicate",
                    $"{likely.Why} It is probably '{likely.Key}'."
                )),
            ],
            Candidates = exception.Likely,
        };

    public static Problem Of(CursorException exception, string field) =>
        exception.Fault == CursorFault.Gone
            ? new Problem(410, exception.Code, "Cursor is gone", exception.Message)
            {
                Errors =
                    exception.Fields.Count == 0
                        ? null
                        :
                        [
                            .. exception.Fields.Select(field => new ProblemError(
                                field,
                                exception.Code,
                                exception.Message
                            )),
                        ],
            }
            : new Problem(400, exception.Code, "Invalid cursor", exception.Message)
            {
                Errors = [new ProblemError(field, exception.Code, exception.Message)],
            };

    /// <summary>For answers that have a status and nothing else, such as those of routing.</summary>
    public static Problem OfStatus(int status, string? allowedMethods = null) =>
        status switch
        {
            400 => new(400, "bad-request", "Bad request", "The request could not be read."),
            401 => new(401, "unauthenticated", "Unauthenticated", "Send a valid bearer token."),
            403 => new(403, "forbidden", "Forbidden", "The token does not allow this."),
            404 => new(404, "not-found", "Not found", "There is nothing at this address; /docs lists what there is."),
            405 => new(405, "method-not-allowed", "Method not allowed", $"This address takes {allowedMethods}."),
            406 => new(406, "not-acceptable", "Not acceptable", "None of the accepted formats is available."),
            408 => new(408, "request-timeout", "Request timeout", "The request arrived too slowly."),
            413 => TooLarge(limit: null),
            414 => new(
                414,
                "address-too-long",
                "Address too long",
                $"The address with its query may have at most {Hosting.RequestSizes.Target} characters."
            ),
            415 => new(
                415,
                "unsupported-media-type",
                "Unsupported media type",
                "Send the body in a media type that this address takes, application/json for most; /docs names them."
            ),
            429 => new(429, "too-many-requests", "Too many requests", "Slow down, and try again later."),
            431 => new(
                431,
                "headers-too-large",
                "Headers too large",
                $"The headers may have at most {Hosting.RequestSizes.Headers} characters."
            ),
            503 => new(503, "unavailable", "Unavailable", "The service cannot answer now. Try again later."),
            >= 500 => Internal,
            _ => new(status, "request-refused", "Request refused", "The request could not be served."),
        };

    public static Problem MissingScope(string scope) =>
        new(403, "forbidden", "Forbidden", $"The token does not allow this: it has not the scope {scope}.");

    public static Problem IssuerUnavailable { get; } =
        new(503, "issuer-unavailable", "Issuer unavailable", "The token cannot be checked now. Try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    public static Problem TooManyRequests(TimeSpan wait) =>
        OfStatus(StatusCodes.Status429TooManyRequests) with
        {
            RetryAfter = wait,
        };

    public static Problem TooSlow { get; } =
        new(
            503,
            "request-took-too-long",
            "Request took too long",
            "The request was given up. A change may have happened all the same: read the resource before trying again."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    public static Problem Internal { get; } =
        new(
            500,
            "internal-error",
            "Internal error",
            "Something failed inside the service. Quote the trace id when you report it."
        );

    private static string Summary(IReadOnlyList<ProblemError> errors) =>
        errors is [var only] ? only.Message : $"There are {errors.Count} errors.";
}
