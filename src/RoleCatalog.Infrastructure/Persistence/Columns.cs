using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>How values of the domain stand in columns.</summary>
internal static class Columns
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static long? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? Time(value) : null;

    public static string? Of(LocalizedText? text) => text is null ? null : StateJson.Write(text.ToDictionary());

    public static LocalizedText Text(string json) =>
        LocalizedText.Of(StateJson.Read<Dictionary<string, string>>(json), int.MaxValue);

    public static LocalizedText? TextOrNull(string? json) => json is null ? null : Text(json);

    public static string? Of(StaleTexts stale) =>
        stale.ToDictionary() is { Count: > 0 } marks ? StateJson.Write(marks) : null;

    public static StaleTexts Stale(string? json) =>
        json is null
            ? StaleTexts.None
            : StaleTexts.Restore(StateJson.Read<Dictionary<string, Dictionary<string, string>>>(json));

    public static string Of(ValueList<ExternalId> ids) =>
        StateJson.Write(ids.Select(id => new ExternalIdInput(id.Scheme.Value, id.Value)));

    public static ValueList<ExternalId> ExternalIds(string json) =>
        [.. StateJson.Read<ExternalIdInput[]>(json).Select(id => ExternalId.Of(id.Scheme, id.Value))];

    public static CatalogKey? Key(string? key) => key is null ? null : CatalogKey.Parse(key);

    public static TEnum? Value<TEnum>(string? name)
        where TEnum : struct, Enum => name is null ? null : Wire.Value<TEnum>(name);

    public static string? Name<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Wire.Name(known) : null;
}
