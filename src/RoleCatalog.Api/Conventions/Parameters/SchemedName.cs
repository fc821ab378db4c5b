using System.Diagnostics.CodeAnalysis;
using RoleCatalog.Application;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>A name in another system or taxonomy: its scheme, a colon, and the name, which may have colons of its own.</summary>
internal readonly record struct SchemedName(SchemeValue Value) : IParsable<SchemedName>
{
    public const string Expectation = "a scheme, a colon and a value, such as esco:S1.2.3";

    /// <summary>The description of a filter.</summary>
    public const string OfExternalId =
        "A name in another system, as scheme:value. Finds what has it whatever its status, unless a status is asked for.";

    public static SchemedName Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var name) ? name : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SchemedName result)
    {
        var colon = s?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var known = colon > 0 && colon < s!.Length - 1 && CatalogKey.IsKey(s[..colon]) && Text.IsWellFormed(s);
        result = known ? new SchemedName(new SchemeValue(s![..colon], s[(colon + 1)..])) : default;
        return known;
    }
}
