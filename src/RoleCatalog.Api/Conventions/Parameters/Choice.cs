using System.Diagnostics.CodeAnalysis;
using RoleCatalog.Api.Conventions.Json;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>A kebab-case word in a query string. The framework would bind an enum by its C# names and numbers.</summary>
internal readonly record struct Choice<T>(T Value) : IParsable<Choice<T>>
    where T : struct, Enum
{
    public static implicit operator T(Choice<T> choice) => choice.Value;

    public static Choice<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<T> result)
    {
        var known = KebabCase.TryParse<T>(s, out var value);
        result = new Choice<T>(value);
        return known;
    }
}
