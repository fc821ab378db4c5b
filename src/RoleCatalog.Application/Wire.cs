using System.Text.Json;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application;

/// <summary>How values of the domain stand in JSON.</summary>
public static class Wire
{
    /// <summary>The kebab-case name of an enum's value: <c>fixed-term</c>.</summary>
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetName(value)!);

    /// <summary>The value of a kebab-case name that this program wrote.</summary>
    public static TEnum Value<TEnum>(string name)
        where TEnum : struct, Enum => Names<TEnum>.Values[name];

    public static Contracts.LocalizedText? Text(LocalizedText? text) =>
        text is null ? null : new Contracts.LocalizedText(text.ToDictionary());

    public static IReadOnlyList<Contracts.ExternalId> ExternalIds(IEnumerable<Domain.ExternalId> ids) =>
        [.. ids.Select(id => new Contracts.ExternalId(id.Scheme.Value, id.Value))];

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
            .ToDictionary(Name, value => value);
    }
}
