using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using RoleCatalog.Api.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Problems;

/// <summary>The one place where an exception becomes an answer.</summary>
internal sealed partial class ProblemHandler(IEnumerable<ProblemMapping> mappings, ILogger<ProblemHandler> logger)
    : IExceptionHandler
{
    private static readonly string[] CursorParameters = ["cursor", "at"];

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var problem = ProblemOf(httpContext, exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, problem.Code, Hosting.TraceIds.Of(httpContext));
        }

        await problem.Write(httpContext);
        return true;
    }

    private Problem ProblemOf(HttpContext context, Exception exception) =>
        exception switch
        {
            ProblemException known => known.Problem,
            DomainException broken => KnownProblems.Of(broken),
            NearDuplicateException duplicate => KnownProblems.Of(duplicate),
            ValidationException invalid => ValidationProblems.Of(invalid, EndpointOf(context)),
            CursorException cursor => KnownProblems.Of(cursor, CursorField(context.Request)),
            BadHttpRequestException bad => OfBadRequest(context, bad),
            _ => mappings.For(exception) ?? KnownProblems.Internal,
        };

    private static Problem OfBadRequest(HttpContext context, BadHttpRequestException exception) =>
        exception.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? KnownProblems.TooLarge(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            : KnownProblems.OfStatus(exception.StatusCode);

    private static Endpoint? EndpointOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();

    private static string CursorField(HttpRequest request) =>
        Array.Find(CursorParameters, request.Query.ContainsKey) is { } parameter ? ProblemError.Query(parameter)
        : request.Headers.ContainsKey(ChangeStreamRequest.LastEventId)
            ? ProblemError.Header(ChangeStreamRequest.LastEventId)
        : ProblemError.Query(ChangePageRequest.AfterName);

    [LoggerMessage(LogLevel.Error, "{Method} request failed with {Code}, trace {TraceId}")]
    private partial void LogFailed(Exception exception, string method, string code, string traceId);
}
