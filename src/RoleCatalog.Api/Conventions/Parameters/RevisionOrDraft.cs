using System.Globalization;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>The number of a revision, or "draft".</summary>
internal readonly record struct RevisionOrDraft(int? Revision) : IParsable<RevisionOrDraft>
{
    private const string Draft = "draft";

    public static RevisionOrDraft Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var parsed) ? parsed : throw new FormatException();

    public static bool TryParse(string? s, IFormatProvider? provider, out RevisionOrDraft result)
    {
        var isNumber = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        result = new RevisionOrDraft(isNumber ? number : null);
        return isNumber || s == Draft;
    }
}
