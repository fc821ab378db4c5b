using System.Diagnostics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What every store promises of what is written together.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class UnitsOfWork(Store store) : StoreContract(store)
{
    private const string Insert = """
        INSERT INTO fillings (name, is_complete)
        VALUES (@name, 0)
        """;

    private const string InsertContact = """
        INSERT INTO job_posting_contacts (posting_id, version)
        VALUES ('nobody', 1)
        """;

    [Test]
    public async Task Are_durable_once_answered()
    {
        await Catalog.Execute(Insert, new { name = "kept" });

        await Catalog.Restart();

        (await Names()).Should().Equal("kept");
    }

    [Test]
    public async Task Leave_nothing_when_they_throw()
    {
        var refused = Write<int>(async session =>
        {
            await session.Execute(Insert, new { name = "undone" });
            throw new ArithmeticException("no");
        });

        await refused.Awaiting(task => task).Should().ThrowAsync<ArithmeticException>().WithMessage("no");
        (await Names()).Should().BeEmpty();
    }

    [Test]
    public async Task Begin_no_other()
    {
        var nested = Catalog.Write(scope =>
            scope.GetRequiredService<IUnitOfWork>().Write(() => Task.FromResult(0), CancellationToken.None)
        );
        var reading = Catalog.Write(scope =>
            scope.GetRequiredService<IUnitOfWork>().Read(() => Task.FromResult(0), CancellationToken.None)
        );

        await nested.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*nest*");
        await reading.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*nest*");
    }

    [Test]
    public async Task Are_finished_when_cancelled_while_they_run_and_not_begun_when_before()
    {
        using var cancel = new CancellationTokenSource();

        await Cancellable("kept", cancel.CancelAsync, cancel.Token);
        var late = Cancellable("never", () => Task.CompletedTask, cancel.Token);

        await late.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await Names()).Should().Equal("kept");
    }

    [Test]
    public async Task Run_in_the_context_of_their_caller()
    {
        using var request = new Activity("request").Start();

        (await Write(_ => Task.FromResult(Activity.Current?.Id))).Should().Be(request.Id);
    }

    [Test]
    public async Task Go_on_after_a_key_that_was_taken_and_a_reference_to_nothing()
    {
        var index = await Write(async session =>
        {
            await session.Execute(Insert, new { name = "one" });
            var taken = await session
                .Awaiting(it => it.Execute(Insert, new { name = "one" }))
                .Should()
                .ThrowAsync<DuplicateKeyException>();
            await session.Awaiting(it => it.Execute(InsertContact)).Should().ThrowAsync<BrokenReferenceException>();
            await session.Execute(Insert, new { name = "two" });
            return taken.Which.Index;
        });

        index.Should().ContainAny("fillings.name", "pk_fillings", "an index");
        (await Names()).Should().Equal("one", "two");
    }

    [Test]
    public async Task Are_the_only_place_for_SQL()
    {
        var outside = Catalog.InScope(scope =>
            scope.GetRequiredService<DbSession>().Execute(Insert, new { name = "x" })
        );

        await outside
            .Awaiting(task => task)
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*IUnitOfWork*");
    }

    private Task<T> Write<T>(Func<DbSession, Task<T>> work) =>
        Catalog.Write(scope => work(scope.GetRequiredService<DbSession>()));

    private Task<int> Cancellable(string name, Func<Task> cancel, CancellationToken token) =>
        Catalog.InScope(scope =>
            scope
                .GetRequiredService<IUnitOfWork>()
                .Write(
                    async () =>
                    {
                        await cancel();
                        return await scope.GetRequiredService<DbSession>().Execute(Insert, new { name });
                    },
                    token
                )
        );

    private Task<IReadOnlyList<string>> Names() => Catalog.Rows<string>("SELECT name FROM fillings ORDER BY name");
}
