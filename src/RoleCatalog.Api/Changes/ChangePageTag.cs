using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes;

/// <summary>
/// The ETag of a page that the log goes on behind. What is asked for says all that is in it, so that it is known before anything is read.
/// </summary>
internal static class ChangePageTag
{
    // A release that tells something else of each event makes other pages.
    private static readonly string Shape =
        $"{typeof(CatalogEvent).Module.ModuleVersionId:N}{typeof(EventOptions).Module.ModuleVersionId:N}";

    /// <param name="query">What is asked for.</param>
    /// <param name="events">What all events say.</param>
    /// <param name="next">Where a page without a cursor ends, which names the log.</param>
    public static string Of(ReadChanges query, EventOptions events, string? next = null)
    {
        var selection = query.Selection;
        string?[] parts =
        [
            Shape,
            events.Source,
            events.Schemas,
            query.After,
            query.After is null ? next : null,
            query.Limit.ToString(CultureInfo.InvariantCulture),
            selection.Types is { } types ? string.Join(',', types.Order(StringComparer.Ordinal)) : null,
            selection.Subject?.ToString(),
            selection.Since is { } since ? Rfc3339.Format(since) : null,
            query.TellsWho ? "who" : null,
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
    }
}
