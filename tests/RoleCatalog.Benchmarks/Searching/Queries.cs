using System.Globalization;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>The named queries over HTTP, each in turn with the same by hand.</summary>
internal sealed class Queries(SearchService service, HandWritten? byHand)
{
    private const int PageSize = 20;
    private const int DeepPage = 1_000;
    private const int Ids = 1_000;
    private const string Search = "/v1/job-postings";

    private readonly List<Line> lines = [];

    public IReadOnlyList<Line> Lines => lines;

    public Line Newest => lines.Single(line => line.Name == NamedQuery.Newest.Name);

    /// <summary>Null where there are not so many pages.</summary>
    public Line? Deep => lines.SingleOrDefault(line => line.IsDeep);

    public double Median => Timings.At(lines.Select(line => line.Http.P50), 0.5);

    public async Task Prepare()
    {
        var ids = await service.NewestIds(Ids);
        lines.Add(new Line("by id", turn => $"{Search}/{ids[turn % ids.Count]}", null));
        if (await DeepCursor() is { } cursor)
        {
            var below =
                (await service.Read("/v1/search-index"))["postings"]!.GetValue<int>() - (PageSize * (DeepPage - 1));
            lines.Add(
                new Line("page 1,000", _ => Page(cursor), hand => hand.Run(NamedQuery.Newest, below)) { IsDeep = true }
            );
        }

        foreach (var query in NamedQuery.All)
        {
            var path = $"{Search}?{query.Query}";
            lines.Add(
                new Line(query.Name, _ => path, query.By == FoundBy.Nothing ? null : hand => hand.Run(query))
                {
                    IsHard = query.IsHard,
                    Hits = (await service.Read(path))["total"]!.GetValue<long>(),
                }
            );
        }
    }

    /// <summary>Both ways take turns, so that a noisy machine is noisy for both.</summary>
    public async Task Round(int times)
    {
        foreach (var line in lines)
        {
            line.Http.BeginRound();
            line.Hand.BeginRound();
            for (var turn = 0; turn < times; turn++)
            {
                await line.Http.Time(() => service.Get(line.Path(turn)));
                if (byHand is not null && line.ByHand is { } run)
                {
                    line.Hand.Time(() => run(byHand));
                }
            }
        }
    }

    public void Forget() => lines.ForEach(line => line.Forget());

    public void Print()
    {
        Write($"{"", -48}{"hits", 9}{"p50 ms", 9}{"p95 ms", 9}{"by hand: p50", 14}{"p95 ms", 9}");
        foreach (var line in lines)
        {
            var hand = line.ByHand is null
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{line.Hand.P50, 14:F2}{line.Hand.P95, 9:F2}");
            Write($"{line.Name, -48}{line.Hits, 9}{line.Http.P50, 9:F2}{line.Http.P95, 9:F2}{hand}");
        }
    }

    private async Task<string?> DeepCursor()
    {
        string? cursor = null;
        for (var page = 1; page < DeepPage; page++)
        {
            cursor = SearchService.Next(await service.Read(Page(cursor)));
            if (cursor is null)
            {
                return null;
            }
        }

        return cursor;
    }

    private static string Page(string? cursor) =>
        $"{Search}?limit={PageSize}{(cursor is null ? "" : $"&cursor={cursor}")}";

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    internal sealed record Line(string Name, Func<int, string> Path, Func<HandWritten, long>? ByHand)
    {
        public bool IsHard { get; init; }

        public bool IsDeep { get; init; }

        /// <summary>How many the product finds.</summary>
        public long? Hits { get; init; }

        public Timings Http { get; private set; } = new();

        public Timings Hand { get; private set; } = new();

        /// <summary>What was measured to warm up.</summary>
        public void Forget() => (Http, Hand) = (new Timings(), new Timings());
    }
}
