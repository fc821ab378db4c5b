using RoleCatalog.Domain;

namespace RoleCatalog.Application;

public sealed record ExternalIdInput(string Scheme, string Value)
{
    internal static ValueList<ExternalId> Read(IReadOnlyList<ExternalIdInput>? inputs, ErrorCollector errors)
    {
        var ids = errors.Each(
            "externalIds",
            inputs,
            (input, at) =>
            {
                var scheme = at.Try("scheme", () => CatalogKey.Parse(input.Scheme));
                var value = at.Try("value", () => Text.Clean(input.Value, ExternalId.MaxValueLength));
                return new ExternalId(scheme, value!);
            }
        );
        return errors.Try("externalIds", () => ExternalId.All(ids)) ?? [];
    }
}
