using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Changes;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>What the service says of its events, and the messages that it sends, judged by validators that are not ours.</summary>
public sealed class ValidatingTheContract : BrokerTest
{
    private static readonly Dictionary<string, Action<JsonNode>> Breaking = new(StringComparer.Ordinal)
    {
        ["no log id"] = message => message.AsObject().Remove("logid"),
        ["a version that is text"] = message => message["entityversion"] = "1",
        ["a sequence that does not sort"] = message => message["sequence"] = "42",
        ["a time that is none"] = message => message["time"] = "yesterday",
        ["no state"] = message => message["data"]!.AsObject().Remove("state"),
        ["no changed fields"] = message => message["data"]!.AsObject().Remove("changedFields"),
        ["a status that there is not"] = message => message["data"]!["state"]!["status"] = "sideways",
        ["an id that is none"] = message => message["data"]!["state"]!["id"] = "postgresql",
        ["a null"] = message => message["data"]!["state"]!["externalIds"] = null,
    };

    private string address = "";

    [SetUp]
    public void ChooseAnAddress() => address = $"http://127.0.0.1:{FreePort()}";

    [Test]
    public async Task Finds_nothing_wrong_with_a_message_of_each_type()
    {
        var messages = await Messages(
            Serve,
            service => new EveryTypeOfEvent(service.Client, CatalogProgram.Example).Make()
        );

        var verdict = await Judged(messages);

        Served(verdict).Should().BeEquivalentTo(messages.Select(message => Text(message, "dataschema")).Distinct());
        Served(verdict).Should().HaveCount(11);
        Wrong(verdict).Should().BeEmpty();
        verdict["asyncapi"]!
            .AsArray()
            .Where(each => Text(each!, "code") != "asyncapi-latest-version")
            .Select(each => each!.ToJsonString())
            .Should()
            .BeEmpty();
    }

    [Test]
    public async Task Finds_nothing_wrong_with_the_messages_of_the_demo()
    {
        var messages = await Messages(
            arguments => ServeAsItComes(["--environment", "Development", .. arguments]),
            _ => Task.CompletedTask
        );
        messages.Count.Should().BeGreaterThan(300);

        Wrong(await Judged(messages)).Should().BeEmpty();
    }

    [Test]
    public async Task Finds_what_is_wrong_with_broken_ones()
    {
        var messages = await Messages(
            Serve,
            service => new EveryTypeOfEvent(service.Client, CatalogProgram.Example).Make()
        );
        var broken = messages
            .SelectMany(message => Breaking, (message, each) => (How: each.Key, Message: Broken(message, each.Value)))
            .ToList();

        var verdict = await Judged([.. broken.Select(each => each.Message)]);

        broken
            .Zip(verdict["events"]!.AsArray())
            .Where(each => each.Second!["errors"]!.AsArray().Count == 0)
            .Select(each => $"{Text(each.First.Message, "type")} with {each.First.How}")
            .Should()
            .BeEmpty();
    }

    /// <summary>What a queue gets of all that a service commits.</summary>
    private async Task<IReadOnlyList<JsonNode>> Messages(
        Func<string[], Task<CatalogService>> serve,
        Func<CatalogService, Task> write
    )
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await serve(["--urls", address, $"--Api:PublicUrl={address}", .. ToBroker]);
        await write(service);
        var committed = await CommittedChanges.Read(service);
        await counter.HasCome(committed.Ids);
        return
        [
            .. counter
                .Arrivals.Where(each => committed.Ids.Contains(each.Id))
                .Select(each => JsonNode.Parse(each.Body)!),
        ];
    }

    private async Task<JsonNode> Judged(IReadOnlyList<JsonNode> messages)
    {
        var file = Path.Combine(Folder, "events.ndjson");
        await File.WriteAllLinesAsync(file, messages.Select(message => message.ToJsonString()));
        var outcome = await RunProcess(CatalogProgram.Validators(Folder, address, file));
        outcome.ExitCode.Should().Be(0, outcome.All);
        var verdict = JsonNode.Parse(outcome.Output)!;
        verdict["events"]!.AsArray().Should().HaveCount(messages.Count);
        return verdict;
    }

    private static JsonNode Broken(JsonNode message, Action<JsonNode> breaking)
    {
        var copy = message.DeepClone();
        breaking(copy);
        return copy;
    }

    private static IEnumerable<string> Served(JsonNode verdict) =>
        verdict["schemas"]!.AsArray().Select(each => each!.GetValue<string>()).Skip(1);

    private static IEnumerable<string> Wrong(JsonNode verdict) =>
        verdict["events"]!
            .AsArray()
            .Where(each => each!["errors"]!.AsArray().Count > 0)
            .Select(each => each!.ToJsonString());

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
