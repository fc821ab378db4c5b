using NUnit.Framework;
using NUnit.Framework.Interfaces;
using RoleCatalog.StoreTests.Persistence.Races;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>Every rule that a command reads for and then writes by, with two of them at the same time.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class RulesAcrossAggregates(Store store) : RacingContract(store)
{
    private readonly int rounds = store is SqliteStore ? 1 : 5;

    [TestCaseSource(typeof(Rules), nameof(Rules.All))]
    public async Task Hold(Rule rule)
    {
        for (var round = 0; round < rounds; round++)
        {
            await (await Race(rule)).AtOnce(isReversed: false);
            await (await Race(rule)).AtOnce(isReversed: true);
        }

        await Invariants.Hold(Catalog);
    }
}

/// <summary>The same with two connections, of which one has stopped in its transaction while the other goes as far as it can.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.Shared))]
internal sealed class RulesBetweenConnections(Store store) : RacingContract(store)
{
    [TestCaseSource(typeof(Rules), nameof(Rules.All))]
    public async Task Hold(Rule rule)
    {
        foreach (var place in Enum.GetValues<Place>())
        {
            await (await Race(rule)).Interleaved(place, isReversed: false);
            await (await Race(rule)).Interleaved(place, isReversed: true);
        }

        await Invariants.Hold(Catalog);
    }
}

/// <summary>Races have names of their own, and so share a catalogue until one has failed.</summary>
internal abstract class RacingContract(Store store)
{
    private StoredCatalog? shared;
    private int races;

    protected StoredCatalog Catalog => shared!;

    protected Task<Race> Race(Rule rule) => rule.Race(Catalog, $"race{++races}");

    [SetUp]
    public async Task StartCatalog()
    {
        if (shared is null)
        {
            shared = await StoredCatalog.Start(store);
            await shared.Restart(PausingDatabase.TakeTheStoresPlace);
        }
    }

    [TearDown]
    public async Task LeaveBrokenCatalog()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
        {
            await StopCatalog();
        }
    }

    [OneTimeTearDown]
    public async Task StopCatalog()
    {
        if (shared is not null)
        {
            await shared.DisposeAsync();
            shared = null;
        }
    }
}
