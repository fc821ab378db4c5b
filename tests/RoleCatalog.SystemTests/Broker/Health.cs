namespace RoleCatalog.SystemTests.Broker;

/// <summary>What a service says of the relay to whoever asks whether it is ready.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Waits until it says this; it is ready all the time.</summary>
    public static async Task Says(CatalogService service, string words)
    {
        var said = "";
        await Eventually.IsSo(
            async () =>
            {
                said = await service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
                return said.Contains(words, StringComparison.Ordinal);
            },
            Patience,
            () => $"the health of the service is {said}"
        );
    }
}
