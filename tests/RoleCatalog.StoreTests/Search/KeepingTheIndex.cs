using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.StoreTests.Search;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingTheIndex(Store store) : StoreContract(store)
{
    private string File => Catalog.Search.File!;

    [SetUp]
    public async Task PublishSome()
    {
        var postings = new PostingsByChance(Catalog, seed: 7);
        await postings.Begin();
        await postings.Publish(12);
        await postings.Change(10);
        await Catalog.StartSearch();
    }

    [Test]
    public async Task Goes_on_after_a_restart_from_where_it_was()
    {
        var before = await All();
        await Catalog.StopHosted();
        await Catalog.Restart();
        await Catalog.Publish("backend-2");
        await Catalog.Publish(A.Posting("backend-2"));

        await Catalog.StartSearch();

        Catalog.Searched.Status.Builds.Should().Be(0);
        (await All()).Skip(1).Should().Equal(before);
    }

    [Test]
    public async Task Is_built_anew_where_it_is_no_index()
    {
        var before = await All();
        await Catalog.StopHosted();
        await System.IO.File.WriteAllTextAsync(
            File,
            "This is no database, and long enough to be looked at as if it were one."
        );
        await Catalog.Restart();

        await Catalog.StartSearch();

        Catalog.Searched.Status.Builds.Should().Be(1);
        (await All()).Should().Equal(before);
    }

    [Test]
    public async Task Is_built_anew_when_a_search_finds_it_damaged()
    {
        var before = await All();
        await Catalog.StopHosted();
        // The head stays, so that it looks sound until it is searched.
        await using (var file = System.IO.File.OpenWrite(File))
        {
            file.Position = 4096 * 3;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)(file.Length - file.Position)).ToArray());
        }

        await Catalog.Restart();
        await Catalog.StartSearch();

        (await Eventually(before)).Should().Equal(before);
        Catalog.Searched.Status.Builds.Should().Be(1);
    }

    [Test]
    public async Task Is_built_anew_when_somebody_asks_while_the_one_before_serves()
    {
        var before = await All();

        Catalog.Searched.Rebuild();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Catalog.Searched.Status.Builds < 2)
        {
            (await All()).Should().Equal(before);
            await looks.WaitForNextTickAsync();
        }

        (await All()).Should().Equal(before);
        System.IO.File.Exists(File + ".new").Should().BeFalse();
    }

    [Test]
    public async Task Is_built_anew_when_the_log_is_another_and_then_refuses_older_cursors()
    {
        var cursor = (await Catalog.Send(new SearchJobPostings { Limit = 2 })).NextCursor;
        await Catalog.StopHosted();
        await Catalog.Execute("UPDATE change_log SET log_id = 'restored' WHERE singleton = 1");
        await Catalog.Restart();

        await Catalog.StartSearch();

        Catalog.Searched.Status.Builds.Should().Be(1);
        var search = () => Catalog.Send(new SearchJobPostings { Limit = 2, Cursor = cursor });
        (await search.Should().ThrowAsync<CursorException>()).Which.Code.Should().Be("cursor-outdated");
    }

    [Test]
    public async Task Leaves_alone_what_another_process_has()
    {
        await Catalog.StopHosted();
        await Catalog.Restart();
        using var other = FileLock.Take(File);

        var starting = Catalog.StartSearch();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Catalog.Searched.Status.LastFailure is null && !starting.IsCompleted)
        {
            await looks.WaitForNextTickAsync();
        }

        Catalog.Searched.Status.LastFailure.Should().Contain("is in use by");
        starting.IsCompleted.Should().BeFalse();
        other.Dispose();
        await starting;
        Catalog
            .Searched.Status.Should()
            .BeEquivalentTo(
                new
                {
                    State = "ready",
                    Builds = 0,
                    LastFailure = (string?)null,
                }
            );
    }

    [Test]
    public async Task Has_all_or_nothing_of_what_the_log_brings_at_once()
    {
        var batch = await Catalog.Read(scope => scope.GetRequiredService<IndexSource>().After(0, 1_000));
        var broken = batch with
        {
            Postings =
            [
                .. batch.Postings,
                batch.Postings[0] with
                {
                    State = batch.Postings[0].State with { Status = "lost" },
                },
            ],
        };
        using var index = new LiveIndex(
            IndexFile.Create(File + ".other"),
            new CatalogNames(),
            batch.LogId,
            0,
            TimeSpan.Zero
        );
        index.Complete();

        index.Invoking(each => each.Apply(broken)).Should().Throw<KeyNotFoundException>();
        (index.Position, index.Facts.Highest).Should().Be((0L, 0));
        index.Apply(batch);

        (index.Position, index.Facts.Highest).Should().Be((batch.ReadTo, batch.Postings.Count));
    }

    private async Task<IReadOnlyList<string>> All() =>
        [.. (await Catalog.Send(new SearchJobPostings { Limit = 100, Statuses = [] })).Items.Select(item => item.Id)];

    private async Task<IReadOnlyList<string>> Eventually(IReadOnlyList<string> wanted)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                if (await All() is var found && found.SequenceEqual(wanted))
                {
                    return found;
                }
            }
            catch (SearchUnavailableException)
            {
                // It is being built.
            }

            await looks.WaitForNextTickAsync(deadline.Token);
        }
    }
}
