using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.StoreTests.Search;

/// <summary>
/// Some postings stay as they are, and others come, change and go while one turns the pages: each that stays is found once, in its
/// order, and what is found among the others changes nothing of it.
/// </summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class PagingWhileOthersWrite(Store store) : StoreContract(store)
{
    private const int Questions = 40;
    private const int EnoughForOnePage = 1_000;

    private readonly HashSet<string> _steady = new(StringComparer.Ordinal);
    private PostingsByChance _moving = null!;

    private async Task Prepare(int countedExactly)
    {
        Catalog.Search = Catalog.Search with { CountedExactly = countedExactly };
        await Catalog.Restart();
        var steady = new PostingsByChance(Catalog, seed: 11);
        _moving = new PostingsByChance(Catalog, seed: 12);
        await steady.Begin();
        for (var turn = 0; turn < 10; turn++)
        {
            await steady.Publish(5);
            await _moving.Publish(4);
        }

        await Catalog.StartSearch();
        _steady.Clear();
        _steady.UnionWith(steady.Published);
    }

    [Test]
    public async Task Neither_repeats_nor_skips_between_writes([Values(50_000, 3)] int countedExactly)
    {
        await Prepare(countedExactly);

        await EachIsFoundOnce(
            seed: countedExactly + 1,
            async () =>
            {
                await _moving.Change(1);
                await Catalog.SearchIsUpToDate();
            }
        );
    }

    [Test]
    public async Task Neither_repeats_nor_skips_during_writes([Values(50_000, 3)] int countedExactly)
    {
        await Prepare(countedExactly);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(() => Write(enough.Token));

        await EachIsFoundOnce(seed: countedExactly + 2, () => Task.CompletedTask);

        await enough.CancelAsync();
        (await writing).Should().BePositive("somebody must have written");
    }

    private async Task<int> Write(CancellationToken enough)
    {
        var writes = 0;
        while (!enough.IsCancellationRequested)
        {
            await _moving.Change(3);
            await _moving.Publish(writes++ % 8 == 0 ? 1 : 0);
        }

        return writes;
    }

    private async Task EachIsFoundOnce(int seed, Func<Task> write)
    {
        var random = new Random(seed);
        var searches = new SearchesByChance(seed, Catalog.Clock.GetUtcNow().AddSeconds(-2));
        var (pages, found) = (0, 0);
        for (var question = 0; question < Questions; question++)
        {
            var query = Query(searches.Next(), question, random);
            var steady = await SteadyOf(query);
            var (joined, read) = await Joined(query with { Limit = random.Next(1, 8) }, write);
            joined
                .Where(_steady.Contains)
                .Should()
                .Equal(steady, "{0} is asked in turn {1} of seed {2}", JsonSerializer.Serialize(query), question, seed);
            (pages, found) = (pages + read, found + (steady.Count > 0 ? 1 : 0));
        }

        found.Should().BeGreaterThan(Questions / 2, "searches that find nothing show little");
        pages.Should().BeGreaterThan(Questions * 2, "nothing comes between one page");
    }

    /// <summary>Each order in turn, and few filters, so that there are pages to turn.</summary>
    private static SearchJobPostings Query(SearchJobPostings any, int question, Random random)
    {
        var sort = Enum.GetValues<PostingSort>()[question % 4];
        var words = sort == PostingSort.Relevance || random.Next(3) == 0 ? any.Words ?? "engineer" : null;
        var wide = new SearchJobPostings
        {
            Words = words,
            Sort = sort,
            Pay = sort == PostingSort.Salary ? new PayAsked(Currency.Parse("IDR"), null, PayUnit.Year) : null,
        };
        return random.Next(3) switch
        {
            0 => wide with { Countries = any.Countries, Workplaces = any.Workplaces },
            1 => wide with { Skills = any.Skills, SkillMatch = any.SkillMatch, Visibilities = any.Visibilities },
            _ => wide,
        };
    }

    private async Task<IReadOnlyList<string>> SteadyOf(SearchJobPostings query)
    {
        var all = await Catalog.Send(query with { Limit = EnoughForOnePage });
        all.NextCursor.Should().BeNull();
        return [.. all.Items.Select(item => item.Id).Where(_steady.Contains)];
    }

    private async Task<(IReadOnlyList<string> Ids, int Pages)> Joined(SearchJobPostings query, Func<Task> write)
    {
        var (ids, pages) = (new List<string>(), 0);
        string? cursor = null;
        do
        {
            var page = await Catalog.Send(query with { Cursor = cursor });
            page.Items.Count.Should().BeLessThanOrEqualTo(query.Limit);
            ids.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
            pages++;
            await write();
        } while (cursor is not null);

        return (ids, pages);
    }
}
