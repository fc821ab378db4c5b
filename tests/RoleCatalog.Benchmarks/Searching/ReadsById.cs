using System.Text.Json.Nodes;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>Reads by id, at half the rate at least of a bare endpoint that reads the same row.</summary>
internal static class ReadsById
{
    private const int Postings = 1_000;

    public static async Task<bool> Run(Plan plan, SearchService service, Issuer issuer)
    {
        using var bare = ServiceProcess.Of(
            "RoleCatalog.Benchmarks.dll",
            service.Folder,
            BareReads.Verb,
            service.Store,
            issuer.Address
        );
        var ids = await service.NewestIds(Postings);
        await using var others = new Reader("a bare endpoint by hand", await bare.Address, issuer.Token(), ids);
        await using var ours = new Reader("GET /v1/job-postings/{id}", service.Address, issuer.Token(), ids);
        var outcomes = await Tournament.Run(plan, [others, ours]);
        var same = Tournament.Check(
            "both tell the same posting",
            JsonNode.DeepEquals((await ours.First())["id"], (await others.First())["id"])
        );
        var ratio = outcomes[ours].Compare(outcomes[others], (own, other) => own.Rate / other.Rate);
        return Tournament.Check("rate of reads by id over the bare endpoint's", ratio, 0.5) && same;
    }

    private sealed class Reader : IContender
    {
        private readonly HttpClient client;
        private readonly IReadOnlyList<string> ids;
        private int turn;

        public Reader(string name, Uri address, string token, IReadOnlyList<string> ids)
        {
            (Name, this.ids) = (name, ids);
            client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        public string Name { get; }

        public int Callers => 8;

        public Task Start() => Task.CompletedTask;

        public async Task Run(int caller) => await Read(Interlocked.Increment(ref turn) % ids.Count);

        public async Task<JsonNode> First() => JsonNode.Parse(await Read(0))!;

        public Task Settle() => Task.CompletedTask;

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }

        // All languages are what the row has.
        private Task<byte[]> Read(int number) =>
            client.GetByteArrayAsync(new Uri($"/v1/job-postings/{ids[number]}?lang=*", UriKind.Relative));
    }
}
