using System.Net;
using System.Text.Json;
using FluentAssertions;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>The changes that a service holds, as an operator sees them.</summary>
internal static class HeldChanges
{
    public static async Task<IReadOnlyList<JsonElement>> Of(CatalogService service)
    {
        var held = JsonElement.Parse(
            await service.Client.GetByteArrayAsync(new Uri("/v1/changes/held", UriKind.Relative))
        );
        return [.. held.GetProperty("items").EnumerateArray()];
    }

    public static async Task Release(CatalogService service, string id)
    {
        using var answer = await service.Client.PostAsync(
            new Uri($"/v1/changes/held/{id}/release", UriKind.Relative),
            content: null
        );
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
