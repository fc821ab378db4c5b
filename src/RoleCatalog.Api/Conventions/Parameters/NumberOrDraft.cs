using System.Globalization;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>The number of a revision or an edition, or "draft".</summary>
internal readonly record struct NumberOrDraft(int? Number) : IParsable<NumberOrDraft>
{
    private const string Draft = "draft";

    public static NumberOrDraft Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var parsed) ? parsed : throw new FormatException();

    public static bool TryParse(string? s, IFormatProvider? provider, out NumberOrDraft result)
    {
        var isNumber = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        result = new NumberOrDraft(isNumber ? number : null);
        return isNumber || s == Draft;
    }
}
