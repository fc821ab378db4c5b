using RoleCatalog.Domain;

namespace RoleCatalog.Application;

public sealed record ExternalIdInput(string Scheme, string Value)
{
    internal static ValueList<ExternalId> Read(IReadOnlyList<ExternalIdInput>? inputs, ErrorCollector errors)
    {
        var ids = errors.Each("externalIds", inputs, (input, at) => ExternalId.Read(input.Scheme, input.Value, at));
        return errors.Try("externalIds", () => ExternalId.All(ids)) ?? [];
    }
}
