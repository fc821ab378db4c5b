using System.Text.Json.Nodes;
using RoleCatalog.Benchmarks.Eventing;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>Pages of 1,000 with a moving cursor, at half the rate at least of a bare endpoint that reads the same rows by hand.</summary>
internal static class Pages
{
    public const string BareVerb = "bare-feed";

    private const int Changes = 20_000;

    public static async Task<bool> Run(Plan plan)
    {
        await using var issuer = await Issuer.Start();
        await using var log = await EventLog.With(Changes, new Uri("amqp://nowhere"));
        using var service = new ServiceProcess(
            log.Folder,
            [$"--Store:ConnectionString={log.ConnectionString}", "--Limits:ReadsPerSecond=1000000", .. issuer.Settings]
        );
        await service.Address;
        using var bare = ServiceProcess.Of(
            "RoleCatalog.Benchmarks.dll",
            log.Folder,
            BareVerb,
            log.ConnectionString,
            issuer.Address
        );
        await using var ours = new PageReader("GET /v1/changes?limit=1000", await service.Address, issuer.Token());
        await using var others = new PageReader("a bare endpoint by hand", await bare.Address, issuer.Token());
        var outcomes = await Tournament.Run(plan, [others, ours]);
        var same = Tournament.Check(
            "both tell the same",
            JsonNode.DeepEquals(await ours.First(), await others.First())
        );
        var ratio = outcomes[ours].Compare(outcomes[others], (own, other) => own.Rate / other.Rate);
        return Tournament.Check("rate of pages over the bare endpoint's", ratio, 0.5) && same;
    }
}
