using System.Globalization;
using System.Reflection;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>Checks a value of a query string, header or address before it is bound, so that the answer can say what was expected.</summary>
internal static class ParameterTypes
{
    private static readonly Dictionary<Type, string> Expectations = new()
    {
        [typeof(int)] = "a whole number",
        [typeof(long)] = "a whole number",
        [typeof(decimal)] = "a number",
        [typeof(double)] = "a number",
        [typeof(bool)] = "true or false",
        [typeof(Guid)] = "a UUID",
        [typeof(DateOnly)] = "a date such as 2026-11-22",
        [typeof(NumberOrDraft)] = "a number, or draft",
        [typeof(SchemedName)] = SchemedName.Expectation,
        [typeof(CurrencyCode)] = CurrencyCode.Expectation,
        [typeof(JobPostings.FacetNames)] = JobPostings.FacetNames.Expectation,
        [typeof(DateTimeOffset)] = "a time with offset such as 2026-11-22T08:00:00Z",
    };

    public static bool IsMany(Type type) => type.IsArray;

    /// <summary>The type of one value of the parameter.</summary>
    public static Type ValueTypeOf(Type parameterType)
    {
        var type = parameterType.IsArray ? parameterType.GetElementType()! : parameterType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    public static Func<string, string?> FaultOf(Type parameterType)
    {
        var type = ValueTypeOf(parameterType);
        if (type == typeof(string))
        {
            return _ => null;
        }

        var canParse = CanParse(type);
        var expectation = ExpectationOf(type);
        return text => canParse(text) ? null : expectation;
    }

    /// <summary>The words that a parameter of this type takes; empty when it is not a choice.</summary>
    public static IReadOnlyList<string> WordsOf(Type type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Choice<>)
            ? [.. KebabCase.WordsOf(type.GetGenericArguments()[0])]
            : [];

    private static string ExpectationOf(Type type)
    {
        var words = WordsOf(type);
        return words.Count > 0
            ? $"one of {string.Join(", ", words)}"
            : Expectations.GetValueOrDefault(type, "a value of the documented form");
    }

    private static Func<string, bool> CanParse(Type type)
    {
        if (type == typeof(DateOnly))
        {
            return text =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }

        if (type == typeof(DateTimeOffset))
        {
            return text => Rfc3339.TryParse(text, out _);
        }

        if (type.IsEnum)
        {
            throw new InvalidOperationException(
                $"Bind {type.Name} as Choice<{type.Name}>, which takes kebab-case words."
            );
        }

        return typeof(ParameterTypes)
            .GetMethod(
                IsParsable(type) ? nameof(Parses) : nameof(ParsesByName),
                BindingFlags.Public | BindingFlags.Static
            )!
            .MakeGenericMethod(type)
            .CreateDelegate<Func<string, bool>>();
    }

    private static bool IsParsable(Type type) =>
        type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IParsable<>));

    public static bool Parses<T>(string text)
        where T : IParsable<T> => T.TryParse(text, provider: null, out _);

    public static bool ParsesByName<T>(string text)
    {
        var parser = typeof(T)
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(method => method.Name == "TryParse" && method.GetParameters()[0].ParameterType == typeof(string));
        object?[] arguments = parser.GetParameters().Length == 2 ? [text, null] : [text, null, null];
        return (bool)parser.Invoke(null, arguments)!;
    }
}
