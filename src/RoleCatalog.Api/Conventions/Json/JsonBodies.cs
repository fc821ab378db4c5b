using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>
/// Holds the body of an endpoint that takes JSON while the framework binds it. When that fails the body is examined for all
/// that is wrong with it: the framework stops at the first error and names types of ours in its message.
/// </summary>
internal static class JsonBodies
{
    private const string MediaType = "application/json";

    public static void UseJsonBodies(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var accepts = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>();
                if (accepts?.RequestType is not { } type || !accepts.ContentTypes.Contains(MediaType))
                {
                    await next(context);
                    return;
                }

                var body = await Read(context.Request, accepts);
                try
                {
                    await next(context);
                }
                catch (BadHttpRequestException exception) when (exception.StatusCode == 400)
                {
                    var errors = JsonExamination.Of(body.Span, type);
                    throw errors.Count > 0 ? new ProblemException(KnownProblems.InvalidBody(errors))
                    : exception.InnerException is JsonException json ? new ProblemException(Unexplained(json))
                    : exception;
                }
            }
        );

    private static async Task<ReadOnlyMemory<byte>> Read(HttpRequest request, IAcceptsMetadata accepts)
    {
        var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        ReadOnlyMemory<byte> body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (body.IsEmpty && !accepts.IsOptional)
        {
            throw Invalid("body-missing", "A JSON body is required.");
        }

        if (!body.IsEmpty && !IsUtf8Json(request))
        {
            throw new ProblemException(KnownProblems.UnsupportedMediaType(accepts.ContentTypes));
        }

        CheckText(body.Span);
        request.Body = new MemoryStream(buffer.GetBuffer(), (int)buffer.Length - body.Length, body.Length);
        return body;
    }

    private static bool IsUtf8Json(HttpRequest request) =>
        request.HasJsonContentType()
        && request.Headers.ContentEncoding.ToString() is "" or "identity"
        && request.GetTypedHeaders().ContentType?.Charset is { } charset
        && (!charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // Binding does not look at these: U+0000 is where the text functions of the databases cut, and half a character in free
    // JSON fails only when it is written again.
    private static void CheckText(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            throw Invalid("json-not-utf8", $"The body is not UTF-8 from byte {ValidLength(body)} on.");
        }

        if (HasSuspectEscape(body) && JsonSyntax.ErrorsIn(body) is { Count: > 0 } errors)
        {
            throw new ProblemException(KnownProblems.InvalidBody(errors));
        }
    }

    private static bool HasSuspectEscape(ReadOnlySpan<byte> body) =>
        body.IndexOf(@"\u0000"u8) >= 0 || body.IndexOf(@"\ud"u8) >= 0 || body.IndexOf(@"\uD"u8) >= 0;

    private static int ValidLength(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(body[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static Problem Unexplained(JsonException exception) =>
        KnownProblems.InvalidBody(
            new ProblemError(
                JsonPointer.FromJsonPath(exception.Path),
                "value-invalid",
                "The value does not fit this field."
            )
        );

    private static ProblemException Invalid(string code, string message) =>
        new(KnownProblems.InvalidBody(new ProblemError("", code, message)));
}
