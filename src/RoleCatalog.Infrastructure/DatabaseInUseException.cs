using System.Globalization;

namespace RoleCatalog.Infrastructure;

/// <summary>Another process holds the database file.</summary>
public sealed class DatabaseInUseException : Exception
{
    internal DatabaseInUseException(string file, int? processId, string? url, Exception cause)
        : base(
            $"The database '{file}' is in use by {Describe(processId, url)}. One process at a time owns it.",
            cause
        ) => (File, ProcessId, Url) = (file, processId, url);

    public string File { get; }
    public int? ProcessId { get; }

    /// <summary>Where the service that holds the file answers, if it has said so.</summary>
    public string? Url { get; }

    private static string Describe(int? processId, string? url)
    {
        var process = processId is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"process {id}")
            : "another process";
        return url is null ? process : $"{process}, which serves {url}";
    }
}
