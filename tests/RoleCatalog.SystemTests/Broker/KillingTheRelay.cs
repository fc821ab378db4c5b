using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A service that is killed in the middle of sending events.</summary>
[Category(Faults.Category)]
public sealed class KillingTheRelay : BrokerTest
{
    // Some of the commands are lost with each kill: 5,000 changes are left.
    private const int Commands = 5_200;
    private const int Kills = 5;

    [Test]
    public async Task Loses_nothing_and_repeats_at_most_a_window_a_kill()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        var writing = writer.Write(400, Commands);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await writer.HasWritten(Commands / (Kills + 1));
            service.Kill();
            await service.Process.Ended();
            service = await Serve(ToBroker);
            writer.GoOnWith(service);
        }

        await writing;

        await Faults.HaveLeftNoTrace(service, writer, counter, repeatsAtMost: Kills * Faults.Window);
        writer
            .Commands.Count(command => command.IsUnknown)
            .Should()
            .BeLessThanOrEqualTo(Kills * PacedWriter.Callers, "a caller has one command under way at a time");
    }
}
