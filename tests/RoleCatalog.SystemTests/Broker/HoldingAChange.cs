using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A change that is larger than what the broker takes.</summary>
[RequiresOwnBroker]
[Category(Faults.Category)]
public sealed class HoldingAChange : BrokerTest
{
    private const int Limit = 32_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Lets_those_of_others_pass_and_its_own_follow_after_the_release()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        await Broker.LimitMessages(Limit);
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        var writing = writer.Write(200, 2_000);
        var skill = new WrittenSkill("weighty");
        await skill.Write(service.Client);
        await skill.Write(service.Client, languages: 25, length: 2_000);
        await skill.Write(service.Client);
        await skill.Write(service.Client);
        skill.Version.Should().Be(4);
        await writing;

        var held = await Held(service, count: 3);
        await ArriveWithout(held, service, counter);
        held.Should().OnlyContain(change => Text(change, "subject") == skill.Subject);
        Text(held[0], "reason").Should().NotBeNullOrEmpty();
        held.Skip(1).Should().OnlyContain(change => Text(change, "behind") == Text(held[0], "id"));

        await Broker.LiftLimit();
        await Broker.CloseConnections();
        await HeldChanges.Release(service, Text(held[0], "id")!);

        await Held(service, count: 0);
        await Faults.HaveLeftNoTrace(service, writer, counter, repeatsAtMost: 2 * Faults.Window);
        writer.Commands.Should().OnlyContain(command => command.IsAccepted);
    }

    private static async Task<IReadOnlyList<JsonElement>> Held(CatalogService service, int count)
    {
        IReadOnlyList<JsonElement> held = [];
        await Eventually.IsSo(
            async () =>
            {
                held = await HeldChanges.Of(service);
                return held.Count == count;
            },
            Patience,
            () => $"{held.Count} changes are held"
        );
        return held;
    }

    private static async Task ArriveWithout(
        IReadOnlyList<JsonElement> held,
        CatalogService service,
        EventCounter counter
    )
    {
        var others = (await CommittedChanges.Read(service)).Ids.Except(held.Select(change => Text(change, "id")!));
        await counter.HasCome([.. others]);
        held.Should().OnlyContain(change => counter.FirstAt(Text(change, "id")!) == null);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
