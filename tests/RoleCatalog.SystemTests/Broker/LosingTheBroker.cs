using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.TestBroker;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A broker that is absent at the start of the service, and later goes away or takes nothing for a while.</summary>
[RequiresOwnBroker]
[Category(Faults.Category)]
public sealed class LosingTheBroker : BrokerTest
{
    // As much as is missed while the broker is away, or more: what is sent in half a second says little of a steady rate.
    private const int Backlog = 10_000;

    [Test]
    public Task By_a_kill_is_lag_and_nothing_else() =>
        IsLagAndNothingElse(perSecond: 400, seconds: 3, Broker.Kill, Broker.Start, Faults.Window);

    [Test]
    public Task By_a_freeze_is_lag_and_nothing_else() =>
        IsLagAndNothingElse(perSecond: 200, seconds: 30, Broker.Freeze, Broker.Thaw, Faults.Window);

    [Test]
    public Task By_a_memory_alarm_is_lag_and_nothing_else() =>
        // A broker that says that it is blocked is waited for.
        IsLagAndNothingElse(
            perSecond: 200,
            seconds: 30,
            Broker.RaiseMemoryAlarm,
            Broker.ClearMemoryAlarm,
            repeatsAtMost: 0
        );

    private async Task IsLagAndNothingElse(
        int perSecond,
        int seconds,
        Func<Task> goAway,
        Func<Task> comeBack,
        int repeatsAtMost
    )
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        // A counter ends with a broker that answers, also when this fails.
        await using var mending = new Mending(Broker);
        await Broker.Stop();
        var service = await Serve(ToBroker);
        var writer = new PacedWriter(service);
        await writer.Write(Faults.AtOnce, Backlog);
        await Broker.Start();
        var steady = await Drain.Of((await CommittedChanges.Read(service)).Ids, Stopwatch.GetTimestamp(), counter);

        using var enough = new CancellationTokenSource();
        var writing = writer.Write(perSecond, enough: enough.Token);
        await writer.HasWritten(perSecond);
        var went = TimeProvider.System.GetUtcNow();
        await goAway();
        await writer.HasWritten(perSecond * seconds);
        await comeBack();
        var (back, returned) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp());
        await enough.CancelAsync();
        await writing;

        var missed = (await CommittedChanges.Read(service)).Between(went, back);
        var drain = await Drain.Of(missed, returned, counter);
        await TestContext.Out.WriteLineAsync($"Steady: {steady}. After the fault: {drain}.");
        drain.Began.Should().BeLessThan(TimeSpan.FromSeconds(5), "draining starts when the broker is back");
        drain.PerSecond.Should().BeGreaterThan(0.7 * steady.PerSecond);

        await writer.Write(perSecond, perSecond);
        await Faults.HaveLeftNoTrace(service, writer, counter, repeatsAtMost);
        writer.Commands.Should().OnlyContain(command => command.IsAccepted);
    }

    private sealed class Mending(RabbitBroker broker) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await broker.Mend();
    }
}
