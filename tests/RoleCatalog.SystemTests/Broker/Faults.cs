using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>What holds whatever is killed: every committed change arrives, in order, and no command notices.</summary>
internal static class Faults
{
    /// <summary>build/faults.sh runs these over and over.</summary>
    public const string Category = "Faults";

    /// <summary>How many events the service has under way at a time: so many come again after a fault.</summary>
    public const int Window = 256;

    /// <summary>A rate of commands that nothing reaches.</summary>
    public const int AtOnce = 1_000_000;

    // Nothing takes a command so long but something that it waits for; every fault lasts longer.
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(2);

    public static async Task HaveLeftNoTrace(
        CatalogService service,
        PacedWriter writer,
        EventCounter counter,
        int repeatsAtMost
    )
    {
        var committed = await CommittedChanges.Read(service);
        await counter.HasCome(committed.Ids);
        (await service.Stop()).Should().Be(0);

        committed.HaveAll(writer.Commands.Where(command => command.IsAccepted));
        committed.HaveCome(counter.Arrivals, repeatsAtMost);
        writer.Commands.Should().OnlyContain(command => command.IsAccepted || command.IsUnknown);
        writer.Commands.Should().OnlyContain(command => command.Took < Waiting);
        await TestContext.Out.WriteLineAsync(
            $"{writer.Commands.Count} commands, the slowest {writer.Commands.Max(command => command.Took).TotalMilliseconds:F0} ms; "
                + $"{committed.Ids.Count} changes, {counter.Arrivals.Count - committed.Ids.Count} repeats."
        );
    }
}
