using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class WaitingForTheLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Ends_for_all_when_it_grows_far_enough()
    {
        using var tail = new LogTail(TimeProvider.System);
        tail.Committed(5);
        var near = Enumerable.Range(0, 100).Select(_ => Wait(tail, 5)).ToList();
        var far = Wait(tail, 6);

        tail.Committed(6);
        (await Task.WhenAll(near)).Should().OnlyContain(grown => grown);
        far.IsCompleted.Should().BeFalse();
        tail.Committed(4);
        tail.Committed(7);

        (await far).Should().BeTrue();
        (await Wait(tail, 3)).Should().BeTrue("it has grown already");
        tail.Waiting.Should().Be(0);
    }

    [Test]
    public async Task Ends_when_the_time_is_over()
    {
        using var tail = new LogTail(TimeProvider.System);

        (await tail.GrowsBeyond(0, TimeSpan.Zero, CancellationToken.None)).Should().BeFalse();
        (await tail.GrowsBeyond(0, TimeSpan.FromMilliseconds(20), CancellationToken.None)).Should().BeFalse();
    }

    [Test]
    public async Task Ends_when_the_process_does_and_for_whoever_gives_up()
    {
        using var tail = new LogTail(TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var stays = Wait(tail, 0);
        var leaves = tail.GrowsBeyond(0, Patience, leaving.Token);

        await leaving.CancelAsync();
        await leaves.Invoking(it => it).Should().ThrowAsync<OperationCanceledException>();
        stays.IsCompleted.Should().BeFalse();
        tail.Close();

        (await stays).Should().BeFalse();
        (await Wait(tail, 0)).Should().BeFalse();
    }

    [Test]
    public async Task Tells_whether_anybody_does()
    {
        using var tail = new LogTail(TimeProvider.System);
        var somebody = tail.Somebody;
        somebody.IsCompleted.Should().BeFalse();

        var waiting = Wait(tail, 0);
        somebody.IsCompleted.Should().BeTrue();
        tail.Committed(1);
        await waiting;

        tail.Somebody.IsCompleted.Should().BeFalse();
    }

    private static Task<bool> Wait(LogTail tail, long position) =>
        tail.GrowsBeyond(position, Patience, CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
}
