using System.Text.RegularExpressions;

namespace RoleCatalog.TestIssuer;

/// <summary>
/// Looks for what no log may hold: tokens, keys, connection strings, and what bodies say. Every service that the tests start
/// has its log searched when it stops, so that the log of the whole run is.
/// </summary>
public static partial class SecretsInLogs
{
    // A text of each example that is sent in a body, and of the demo.
    private static readonly string[] OfBodies =
    [
        "You join a team of six in Jakarta",
        "Builds services",
        "Pengembang backend",
        "jobs@nusantara.example",
    ];

    /// <summary>The lines that hold one.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> lines) => [.. lines.Where(Holds)];

    // What a person is told to write instead is not what they wrote.
    private const string Advice = "use 'Data Source=path/to/rolecatalog.db'";

    private static bool Holds(string line) =>
        Secret().IsMatch(line.Replace(Advice, "", StringComparison.Ordinal))
        || Array.Exists(OfBodies, text => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"eyJ[A-Za-z0-9_-]{8,}|Bearer\s+[A-Za-z0-9_-]{8,}|Data Source\s*=|Password\s*=|PRIVATE KEY|""k""\s*:|""d""\s*:",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Secret();
}
