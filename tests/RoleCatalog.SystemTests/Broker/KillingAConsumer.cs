using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A consumer that ends before it has acknowledged what it was given.</summary>
[Category(Faults.Category)]
public sealed class KillingAConsumer : BrokerTest
{
    private const int Changes = 500;
    private const int Given = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Leaves_all_of_it_to_the_next()
    {
        await using var next = await EventCounter.Declare(Broker.Uri, []);
        var killed = Begin(CatalogProgram.Hoarder(Folder, Broker.Uri, next.Queue));
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        await writer.Write(Faults.AtOnce, Changes);
        await Eventually.IsSo(() => Had(killed).Count >= Given, Patience, () => $"the consumer said {killed.Log}");
        killed.Kill();
        await killed.Ended();

        next.Begin();

        await Faults.HaveLeftNoTrace(service, writer, next, repeatsAtMost: 0);
        next.Arrivals.Select(arrival => arrival.Id).Should().Contain(Had(killed));
        writer.Commands.Should().OnlyContain(command => command.IsAccepted);
    }

    private static IReadOnlyCollection<string> Had(RunningProcess consumer) =>
        consumer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
