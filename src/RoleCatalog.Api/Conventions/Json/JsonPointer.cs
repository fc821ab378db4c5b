using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>RFC 6901 pointers into a body; the empty pointer is the whole body.</summary>
internal static partial class JsonPointer
{
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) =>
        $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>"$.salaryRanges[0].currency" becomes "/salaryRanges/0/currency".</summary>
    public static string FromJsonPath(string? path) => Segments((path ?? "$").TrimStart('$')).Aggregate("", Append);

    /// <summary>"Draft.SalaryRanges[0].Currency", as validators name members, in the names of the wire.</summary>
    public static IEnumerable<string> SegmentsOfMember(string member) =>
        Segments(member).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static IEnumerable<string> Segments(string path) =>
        Parts().Matches(path).Select(part => part.Groups["name"].Value);

    // A name, an index, or a name that is quoted for its special characters: ['a.b'].
    [GeneratedRegex(
        @"\['(?<name>.*?)'\]|(?<name>[^.\[\]]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Parts();
}
