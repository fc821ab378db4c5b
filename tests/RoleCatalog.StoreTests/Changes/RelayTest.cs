using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>A catalogue whose relay delivers to a transport that follows a script.</summary>
internal abstract class RelayTest(Store store) : StoreContract(store)
{
    private protected ScriptedTransport Transport { get; private set; } = null!;

    [SetUp]
    public void Begin() => Transport = new ScriptedTransport();

    private protected async Task Relay(RelayOptions? options = null)
    {
        await Catalog.Restart(services => Configure(services, options));
        await Catalog.StartHosted();
    }

    private protected void Configure(IServiceCollection services, RelayOptions? options = null)
    {
        services.Replace(ServiceDescriptor.Singleton<IEventTransport>(Transport));
        if (options is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(options));
        }
    }

    private protected static string Key(CatalogEvent received) => received.Data.State.GetProperty("key").GetString()!;

    /// <summary>Waits, in vain up to a deadline, for something that the relay brings about.</summary>
    private protected static async Task Until(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await isSo())
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    private protected static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));
}
