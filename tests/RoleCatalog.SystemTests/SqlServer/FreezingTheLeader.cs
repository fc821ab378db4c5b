using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.SystemTests.Broker;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>The replica that sends the events stops in the middle of it, is replaced, and comes back to what it was doing.</summary>
[Category(Faults.Category)]
public sealed class FreezingTheLeader : SqlServerTest
{
    private const int PerSecond = 200;

    // The lease of a leader that is silent ends after 15.
    private const int Seconds = 20;

    [Test]
    public async Task Repeats_what_it_had_under_way_and_nothing_else()
    {
        var broker = await SharedBroker.Get();
        await using var counter = await EventCounter.Start(broker.Uri);
        string[] settings = [.. Store(), "--Broker:Transport=RabbitMq", $"--Broker:Uri={broker.Uri}"];
        (await Migrate()).ExitCode.Should().Be(0);
        var leader = await Serve(settings);
        await Health.Says(leader, "Events are delivered");
        var other = await Serve(settings);
        var writer = new PacedWriter(other);
        var writing = writer.Write(PerSecond, PerSecond * (Seconds + 2));
        await writer.HasWritten(PerSecond);

        leader.Process.Freeze();
        await writer.HasWritten(PerSecond * Seconds);
        await counter.HasCome((await CommittedChanges.Read(other)).Ids);
        leader.Process.Thaw();
        await writing;

        // Once by who replaces it, and once by itself.
        await Faults.HaveLeftNoTrace(other, writer, counter, repeatsAtMost: 2 * Faults.Window);
        (await leader.Stop()).Should().Be(0);
    }
}
