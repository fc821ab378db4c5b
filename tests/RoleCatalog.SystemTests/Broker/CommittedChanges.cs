using System.Text.Json;
using FluentAssertions;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>The truth: the public changes of a service, as its feed has them, in the order of the log.</summary>
internal sealed class CommittedChanges
{
    private readonly Dictionary<string, JsonElement> events;

    private CommittedChanges(IEnumerable<JsonElement> events) =>
        this.events = events.ToDictionary(each => Text(each, "id"), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Ids => events.Keys;

    public IReadOnlyCollection<string> Subjects =>
        [.. events.Values.Select(each => Text(each, "subject")).Distinct(StringComparer.Ordinal)];

    public static async Task<CommittedChanges> Read(CatalogService service)
    {
        var events = new List<JsonElement>();
        var after = "";
        while (true)
        {
            var page = JsonElement.Parse(
                await service.Client.GetByteArrayAsync(new Uri($"/v1/changes?limit=1000{after}", UriKind.Relative))
            );
            events.AddRange(page.GetProperty("items").EnumerateArray());
            if (!page.GetProperty("more").GetBoolean())
            {
                return new CommittedChanges(events);
            }

            after = $"&after={page.GetProperty("nextCursor").GetString()}";
        }
    }

    /// <summary>Those that were committed from then until then.</summary>
    public IReadOnlyCollection<string> Between(DateTimeOffset from, DateTimeOffset to) =>
        [
            .. events
                .Where(each =>
                    each.Value.GetProperty("time").GetDateTimeOffset() is var time && time >= from && time < to
                )
                .Select(each => each.Key),
        ];

    /// <summary>Every command that was answered with success is in the log.</summary>
    public void HaveAll(IEnumerable<Command> accepted)
    {
        var committed = events.Values.Select(Made).ToHashSet();
        accepted
            .Select(command => (command.Subject!, command.Version))
            .Where(made => !committed.Contains(made))
            .Should()
            .BeEmpty();
    }

    /// <summary>
    /// All of them have come as they are in the log and nothing else has; those of an entity in the order of its versions, once
    /// repeats are dropped.
    /// </summary>
    public void HaveCome(IReadOnlyList<Arrival> arrivals, int repeatsAtMost)
    {
        var firsts = arrivals.DistinctBy(arrival => arrival.Id).ToList();
        events.Keys.Except(firsts.Select(arrival => arrival.Id)).Should().BeEmpty("every committed change comes");
        arrivals.SelectMany(NotAsCommitted).Should().BeEmpty("what comes is what was committed");
        OutOfOrder(firsts).Should().BeEmpty("the changes of an entity come in the order of its versions");
        (arrivals.Count - firsts.Count).Should().BeLessThanOrEqualTo(repeatsAtMost, "of repeats there are few");
    }

    private IEnumerable<string> NotAsCommitted(Arrival arrival)
    {
        if (!events.TryGetValue(arrival.Id, out var committed))
        {
            return [$"{arrival.Id} is not in the log"];
        }

        string[] wrong =
        [
            .. Different(committed, JsonElement.Parse(arrival.Body)),
            arrival.RoutingKey == RoutingKey(committed) ? "" : $"routing key {arrival.RoutingKey}",
            arrival.ContentType == "application/cloudevents+json" ? "" : $"content type {arrival.ContentType}",
            arrival.IsPersistent ? "" : "not persistent",
        ];
        return wrong.Where(each => each.Length > 0).Select(each => $"{arrival.Id}: {each}");
    }

    private static IEnumerable<string> Different(JsonElement committed, JsonElement came)
    {
        foreach (
            var name in committed.EnumerateObject().Concat(came.EnumerateObject()).Select(each => each.Name).Distinct()
        )
        {
            var (here, there) = (committed.TryGetProperty(name, out var one), came.TryGetProperty(name, out var other));
            if (!here || !there || !JsonElement.DeepEquals(one, other))
            {
                yield return $"{name} {other} instead of {one}";
            }
        }
    }

    private IEnumerable<string> OutOfOrder(IEnumerable<Arrival> firsts)
    {
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (subject, version) in firsts.Select(arrival => Made(events[arrival.Id])))
        {
            if (latest.TryGetValue(subject, out var before) && before > version)
            {
                yield return $"{subject}: {version} after {before}";
            }

            latest[subject] = version;
        }
    }

    // rolecatalog.job-posting.published.v1 of job-postings/{id}: job-posting.published.{id}
    private static string RoutingKey(JsonElement committed) =>
        $"{string.Join('.', Text(committed, "type").Split('.')[1..^1])}.{Text(committed, "subject").Split('/')[1]}";

    private static (string Subject, int Version) Made(JsonElement committed) =>
        (Text(committed, "subject"), committed.GetProperty("entityversion").GetInt32());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
