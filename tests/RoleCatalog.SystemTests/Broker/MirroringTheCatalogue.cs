using System.Diagnostics;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>
/// A consumer that has nothing but docs/events.md, samples/catalog-mirror-node: whatever way it takes, and whatever is killed under it, it
/// ends with the state of the catalogue, field by field.
/// </summary>
[Category(Faults.Category)]
public sealed class MirroringTheCatalogue : BrokerTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string queue = $"mirror-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private string address = "";

    [SetUp]
    public void ChooseAnAddress() => address = $"http://127.0.0.1:{FreePort()}";

    private protected override Task CleanUp() => EventCounter.Remove(Broker.Uri, queue);

    [Test]
    public async Task Has_every_state_after_snapshot_feed_stream_and_queue_with_the_service_killed_twice()
    {
        using var enough = new CancellationTokenSource();
        var service = await ServeTheDemo();
        var writer = new PacedWriter(service);
        var steps = new PostingSteps();
        var writing = Task.WhenAll(
            writer.Write(perSecond: 40, enough: enough.Token),
            steps.Take(service, int.MaxValue, enough.Token)
        );
        await writer.HasWritten(more: 40);

        // The snapshot and the feed, then the stream; the service ends under it.
        var mirror = Begin(Mirror("mirror.json", ("FOLLOW", "stream")));
        await Says(mirror, "The feed is read");
        await writer.HasWritten(more: 80);
        service = await Restart(service, writer, steps);
        await writer.HasWritten(more: 80);
        mirror.Kill();
        await mirror.Ended();

        // From where it was, and now by the queue; the service ends again.
        await writer.HasWritten(more: 40);
        mirror = Begin(Mirror("mirror.json", ("FOLLOW", "rabbitmq"), ("QUEUE", queue)));
        await Says(mirror, "Following");
        await writer.HasWritten(more: 80);
        service = await Restart(service, writer, steps);
        await writer.HasWritten(more: 80);
        var other = Begin(Mirror("other.json", ("FOLLOW", "stream"), ("START", "feed")));
        await writer.HasWritten(more: 40);
        await enough.CancelAsync();
        await writing;

        mirror.Log.Should().NotContain("everything anew");
        steps.Taken.Should().BeGreaterThan(20);
        var catalogue = await Catalogue(service);
        catalogue.Should().HaveCountGreaterThan(300);
        await HasAll(mirror, "mirror.json", catalogue);
        await HasAll(other, "other.json", catalogue);
    }

    [Test]
    public async Task Begins_anew_when_the_catalogue_was_restored()
    {
        var service = await ServeTheDemo();
        (await service.Stop()).Should().Be(0);
        var backup = Path.Combine(Folder, "backup.db");
        File.Copy(Database, backup);
        service = await ServeTheDemo();
        var steps = new PostingSteps();
        await steps.Take(service, 20);
        var mirror = Begin(Mirror("mirror.json", ("FOLLOW", "stream")));
        await HasAll(mirror, "mirror.json", await Catalogue(service));
        SaveWithoutCursor("half.json", of: "mirror.json");

        (await service.Stop()).Should().Be(0);
        Restore(backup);
        service = await ServeTheDemo();

        await Says(mirror, "everything anew");
        var catalogue = await Catalogue(service);
        await HasAll(mirror, "mirror.json", catalogue);
        await HasAll(Begin(Mirror("half.json", ("FOLLOW", "stream"))), "half.json", catalogue);
    }

    [Test]
    public async Task Goes_on_where_it_was_killed_between_two_pages_of_the_feed()
    {
        // Ten pages at once, and then one a second: it is between two pages for as long as this takes.
        var service = await ServeTheDemo("--Limits:ReadsPerSecond=1");
        var mirror = Begin(Mirror("mirror.json", ("START", "feed"), ("LIMIT", "5")));
        await Eventually.IsSo(
            () => Saved("mirror.json")?["cursor"] is not null,
            Patience,
            () => $"the mirror has saved no cursor, and says {mirror.Log}"
        );
        mirror.Kill();
        await mirror.Ended();
        mirror.Log.Should().NotContain("The feed is read");
        service.Kill();
        await service.Process.Ended();
        service = await ServeTheDemo();
        var catalogue = await Catalogue(service);
        Kept("mirror.json").Count.Should().BeInRange(1, catalogue.Count - 1);

        mirror = Begin(Mirror("mirror.json", ("FOLLOW", "stream")));

        await HasAll(mirror, "mirror.json", catalogue);
        mirror.Log.Should().NotContain("The snapshot is read");
    }

    // As it is left by a kill in the middle of a snapshot.
    private void SaveWithoutCursor(string file, string of)
    {
        var saved = Saved(of)!.AsObject();
        saved.Remove("cursor").Should().BeTrue();
        File.WriteAllText(Path.Combine(Folder, file), saved.ToJsonString());
    }

    // The log that goes on from here is another one.
    private void Restore(string backup)
    {
        File.Copy(backup, Database, overwrite: true);
        using var database = new CatalogFile(Database);
        database.Rows("UPDATE change_log SET log_id = lower(hex(randomblob(16)))");
    }

    private Task<CatalogService> ServeTheDemo(params string[] settings) =>
        ServeAsItComes([
            "--environment",
            "Development",
            "--urls",
            address,
            "--Limits:ReadsPerSecond=100000",
            "--Limits:WritesPerSecond=100000",
            .. ToBroker,
            .. TokenIssuer.Shared.Settings,
            .. settings,
        ]);

    private async Task<CatalogService> Restart(CatalogService service, PacedWriter writer, PostingSteps steps)
    {
        service.Kill();
        await service.Process.Ended();
        var next = await ServeTheDemo();
        writer.GoOnWith(next);
        steps.GoOnWith(next);
        return next;
    }

    private ProcessStartInfo Mirror(string file, params (string, string)[] settings) =>
        CatalogProgram.Mirror(
            Folder,
            [
                ("CATALOG_URL", address),
                ("CATALOG_TOKEN", TokenIssuer.Shared.Token()),
                ("BROKER_URI", Broker.Uri.OriginalString),
                ("MIRROR", file),
                .. settings,
            ]
        );

    /// <summary>The public state of each entity as it is read by its id, by its subject.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> Catalogue(CatalogService service)
    {
        var states = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in (await CommittedChanges.Read(service)).Subjects)
        {
            var state = await service.Client.GetStringAsync(new Uri($"/v1/{subject}?lang=*", UriKind.Relative));
            states.Add(subject, Canonical(JsonNode.Parse(state)!));
        }

        return states;
    }

    private async Task HasAll(RunningProcess mirror, string file, IReadOnlyDictionary<string, string> catalogue)
    {
        IReadOnlyDictionary<string, string> kept = new Dictionary<string, string>();
        await Eventually.IsSo(
            () =>
            {
                kept = Kept(file);
                return kept.Count == catalogue.Count
                    && catalogue.All(each => kept.GetValueOrDefault(each.Key) == each.Value);
            },
            Patience,
            () =>
                $"{file} differs in {catalogue.Count(each => kept.GetValueOrDefault(each.Key) != each.Value)} of {catalogue.Count}, such as\n"
                + string.Join(
                    '\n',
                    catalogue
                        .Where(each => kept.GetValueOrDefault(each.Key) != each.Value)
                        .Take(2)
                        .Select(each => $"{each.Value}\nthere\n{kept.GetValueOrDefault(each.Key)}\nkept")
                )
                + $"\nthe mirror says {mirror.Log}"
        );
    }

    // None before it was written for the first time.
    private Dictionary<string, string> Kept(string file) =>
        (Saved(file)?["entities"]?.AsObject() ?? []).ToDictionary(
            each => each.Key,
            each => Canonical(each.Value!["state"]!),
            StringComparer.Ordinal
        );

    private JsonNode? Saved(string file)
    {
        var path = Path.Combine(Folder, file);
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
    }

    // The order of members means nothing.
    private static string Canonical(JsonNode node) =>
        node switch
        {
            JsonObject members =>
                $"{{{string.Join(',', members.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"\"{each.Key}\":{Canonical(each.Value!)}"))}}}",
            JsonArray items => $"[{string.Join(',', items.Select(item => Canonical(item!)))}]",
            _ => node.ToJsonString(),
        };

    private static Task Says(RunningProcess mirror, string text) =>
        Eventually.IsSo(
            () => mirror.Errors.Contains(text, StringComparison.Ordinal),
            Patience,
            () => $"the mirror says {mirror.Log}"
        );
}
