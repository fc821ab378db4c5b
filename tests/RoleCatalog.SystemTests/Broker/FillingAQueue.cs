using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A queue that takes no more, and says so for each event.</summary>
[Category(Faults.Category)]
public sealed class FillingAQueue : BrokerTest
{
    private static readonly Dictionary<string, object?> Limits = new(StringComparer.Ordinal)
    {
        ["x-max-length"] = 10,
        ["x-overflow"] = "reject-publish",
    };

    [Test]
    public async Task Makes_events_wait_and_holds_none()
    {
        await using var counter = await EventCounter.Declare(Broker.Uri, Limits);
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        await writer.Write(400, 1_000);
        await Health.Says(service, "a queue takes nothing");
        (await HeldChanges.Of(service)).Should().BeEmpty();

        counter.Begin();

        await Faults.HaveLeftNoTrace(service, writer, counter, repeatsAtMost: Faults.Window);
        writer.Commands.Should().OnlyContain(command => command.IsAccepted);
    }
}
