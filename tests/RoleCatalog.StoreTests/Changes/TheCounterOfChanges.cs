using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Skills;
using RoleCatalog.StoreTests.Persistence.Races;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>Positions when many connections write, some of them in vain, and one holds its transaction open.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.Shared))]
internal sealed class TheCounterOfChanges(Store store) : StoreContract(store)
{
    private const int Writers = 16;
    private const int Each = 6;

    [SetUp]
    public Task LetTransactionsBeHeldOpen() => Catalog.Restart(PausingDatabase.TakeTheStoresPlace);

    [Test]
    public async Task Have_no_gap_and_are_seen_in_the_order_of_commits()
    {
        await Catalog.Skills("taken");
        var begun = await Catalog.One<long>("SELECT MAX(position) FROM changes");
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() => SeeNoGap(done.Token));
        var pause = new Pause(Place.BeforeTheCommit);
        var held = Task.Run(() => pause.In(() => Define("held", late: false)));
        (await Task.WhenAny(pause.Reached, held)).Should().NotBe(held, "it stops before its commit");

        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))).ToList();
        await Pause.Give(Task.WhenAny(writers));

        (await Catalog.One<long>("SELECT MAX(position) FROM changes")).Should().Be(begun, "the first has the counter");
        pause.End();
        await Task.WhenAll([held, .. writers]);
        await done.CancelAsync();
        await reading;
        await Invariants.Hold(Catalog);
        var positions = await Catalog.Rows<long>("SELECT position FROM changes");
        positions.Should().HaveCount((int)begun + 1 + (Writers * Each * 2 / 3));
        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(positions.Count);
    }

    private async Task Write(int writer)
    {
        for (var index = 0; index < Each; index++)
        {
            await Define($"s-{writer}-{index}", late: index % 3 == 2);
        }
    }

    // Late means: after its rows and its names, at the external id of another.
    private async Task<bool> Define(string key, bool late)
    {
        var skill = A.Skill(key);
        skill = late ? skill with { ExternalIds = [new ExternalIdInput("esco", "E-taken")] } : skill;
        var refusal = await KeepingSkills.Outcome(Catalog.Send(new DefineSkill(skill, AllowDuplicate: true)));
        (refusal is not null).Should().Be(late);
        return late;
    }

    // Whoever is at a position has seen all before it: a cursor behind it misses nothing.
    private async Task SeeNoGap(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var positions = await Catalog.Rows<long>("SELECT position FROM changes ORDER BY position");
            positions.Should().Equal(Enumerable.Range(1, positions.Count).Select(position => (long)position));
        }
    }
}
