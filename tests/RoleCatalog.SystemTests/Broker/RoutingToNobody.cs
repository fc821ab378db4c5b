using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>Events that no queue asks for.</summary>
[RequiresOwnBroker]
[Category(Faults.Category)]
public sealed class RoutingToNobody : BrokerTest
{
    private const int Changes = 500;

    [Test]
    public async Task Is_no_reason_to_wait()
    {
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        await writer.Write(Faults.AtOnce, Changes);
        await Health.Says(service, "Events are delivered");

        await using var counter = await EventCounter.Start(Broker.Uri);
        var before = await CommittedChanges.Read(service);
        await writer.Write(Faults.AtOnce, Changes);
        var committed = await CommittedChanges.Read(service);

        await counter.HasCome([.. committed.Ids.Except(before.Ids)]);
        (await HeldChanges.Of(service)).Should().BeEmpty();
        writer.Commands.Should().OnlyContain(command => command.IsAccepted);
    }
}
