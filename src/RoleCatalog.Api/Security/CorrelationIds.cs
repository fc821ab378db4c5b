using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.Api.Security;

/// <summary>What several requests, of one or of several services, belong to: the caller's word for it, else the trace.</summary>
internal static class CorrelationIds
{
    public const string Header = "Correlation-Id";
    public const int MaxLength = 128;

    public static string Of(HttpContext context) =>
        context.Request.Headers[Header] is [{ Length: > 0 and <= MaxLength } given] && given.All(IsPlain)
            ? given
            : TraceIds.Of(context);

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':';
}
