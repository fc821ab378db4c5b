namespace RoleCatalog.Domain;

/// <summary>The name of an entity in another system, unique per kind of entity and scheme.</summary>
public sealed record ExternalId(CatalogKey Scheme, string Value)
{
    public const int MaxValueLength = 200;
    public const int MaxPerEntity = 20;

    public static ExternalId Of(string? scheme, string? value)
    {
        var errors = new ErrorCollector();
        var id = Read(scheme, value, errors);
        errors.ThrowIfAny();
        return id;
    }

    /// <summary>What is wrong is noted under scheme and value.</summary>
    public static ExternalId Read(string? scheme, string? value, ErrorCollector errors) =>
        new(
            errors.Try("scheme", () => CatalogKey.Parse(scheme, "hris")),
            errors.Try("value", () => Text.Clean(value, MaxValueLength)) ?? ""
        );

    public static ValueList<ExternalId> All(ValueList<ExternalId> ids)
    {
        Limits.AtMost(MaxPerEntity, ids.Count, "external ids");
        var twice = ids.GroupBy(id => id).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null
            ? ids
            : throw new DomainException(
                "external-id-repeated",
                $"The external id {twice.Key.Scheme}:{twice.Key.Value} is given twice."
            );
    }
}
