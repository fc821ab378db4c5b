using NUnit.Framework;
using RoleCatalog.TestBroker;

namespace RoleCatalog.SystemTests;

/// <summary>The broker of all these tests, started by the first that needs it.</summary>
[SetUpFixture]
public sealed class SharedBroker
{
    private static RabbitBroker? shared;

    /// <summary>The broker, which takes connections; whatever a test before has done to it is undone.</summary>
    public static async Task<RabbitBroker> Get()
    {
        shared ??= RabbitBroker.Create();
        await shared.Mend();
        return shared;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (shared is not null)
        {
            await shared.DisposeAsync();
        }
    }
}
