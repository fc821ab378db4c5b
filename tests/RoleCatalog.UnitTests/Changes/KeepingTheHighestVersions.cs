using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Contracts;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class KeepingTheHighestVersions
{
    private readonly HighestVersions versions = new();
    private readonly List<int> handled = [];

    [SetUp]
    public void Forget()
    {
        versions.Reset();
        handled.Clear();
    }

    [Test]
    public async Task Lets_each_higher_version_through_once()
    {
        foreach (var version in (int[])[1, 1, 3, 2, 3, 1, 7, 7])
        {
            await Take(SampleEvent.Of(version: version));
        }

        handled.Should().Equal(1, 3, 7);
    }

    [Test]
    public async Task Says_whether_it_was_news()
    {
        (await Take(SampleEvent.Of(version: 2))).Should().BeTrue();
        (await Take(SampleEvent.Of(version: 2))).Should().BeFalse();
        (await Take(SampleEvent.Of(version: 1))).Should().BeFalse();
    }

    [Test]
    public async Task Compares_each_subject_apart()
    {
        (await Take(SampleEvent.Of(subject: "skills/a", version: 5))).Should().BeTrue();
        (await Take(SampleEvent.Of(subject: "skills/b", version: 1))).Should().BeTrue();
    }

    [Test]
    public async Task Compares_each_log_apart()
    {
        await Take(SampleEvent.Of(log: "before", version: 5));

        (await Take(SampleEvent.Of(log: "restored", version: 4))).Should().BeTrue();
        (await Take(SampleEvent.Of(log: "restored", version: 4))).Should().BeFalse();
        (await Take(SampleEvent.Of(log: "before", version: 5))).Should().BeFalse();
    }

    [Test]
    public async Task Lets_a_version_through_again_whose_handler_failed()
    {
        await FluentActions
            .Awaiting(() => versions.HandleNews(SampleEvent.Of(version: 2), (_, _) => throw new IOException(), default))
            .Should()
            .ThrowAsync<IOException>();

        (await Take(SampleEvent.Of(version: 2))).Should().BeTrue();
        handled.Should().Equal(2);
    }

    [Test]
    public async Task Keeps_what_succeeded_when_a_later_version_fails()
    {
        await Take(SampleEvent.Of(version: 1));
        await FluentActions
            .Awaiting(() => versions.HandleNews(SampleEvent.Of(version: 2), (_, _) => throw new IOException(), default))
            .Should()
            .ThrowAsync<IOException>();

        (await Take(SampleEvent.Of(version: 1))).Should().BeFalse();
    }

    [Test]
    public async Task Is_reset_for_all()
    {
        await Take(SampleEvent.Of());
        versions.Reset();

        (await Take(SampleEvent.Of())).Should().BeTrue();
    }

    [Test]
    public async Task Is_reset_for_one_subject()
    {
        await Take(SampleEvent.Of(subject: "skills/a"));
        await Take(SampleEvent.Of(subject: "skills/b"));
        versions.Reset("skills/a");

        (await Take(SampleEvent.Of(subject: "skills/a"))).Should().BeTrue();
        (await Take(SampleEvent.Of(subject: "skills/b"))).Should().BeFalse();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Does_not_remember_what_was_under_way_at_a_reset(bool all)
    {
        var change = SampleEvent.Of(subject: "skills/a", version: 3);
        await versions.HandleNews(
            change,
            (_, _) =>
            {
                Reset(all, change.Subject);
                return Task.CompletedTask;
            },
            default
        );

        (await Take(change)).Should().BeTrue();
    }

    [Test]
    public async Task Handles_one_event_of_a_subject_at_a_time()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var older = versions.HandleNews(
            SampleEvent.Of(version: 1),
            async (change, _) =>
            {
                entered.SetResult();
                await release.Task;
                handled.Add(change.EntityVersion);
            },
            default
        );
        await entered.Task;
        var newer = Take(SampleEvent.Of(version: 2));
        newer.IsCompleted.Should().BeFalse();
        release.SetResult();
        await Task.WhenAll(older, newer).WaitAsync(TimeSpan.FromSeconds(10));

        handled.Should().Equal(1, 2);
    }

    [Test]
    public async Task Lets_through_what_rises_from_many_threads()
    {
        var order = Enumerable.Range(0, 2000).Select(n => n * 37 % 1000).ToArray();
        await Parallel.ForEachAsync(
            order,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (version, _) => await Take(SampleEvent.Of(version: version + 1))
        );

        handled.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.EndWith(1000);
    }

    [Test]
    public async Task Stops_waiting_when_it_is_told_to()
    {
        var release = new TaskCompletionSource();
        var first = versions.HandleNews(SampleEvent.Of(version: 1), (_, _) => release.Task, default);
        using var stop = new CancellationTokenSource();
        var second = versions.HandleNews(SampleEvent.Of(version: 2), (_, _) => Task.CompletedTask, stop.Token);
        await stop.CancelAsync();

        await second.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        release.SetResult();
        (await first.WaitAsync(TimeSpan.FromSeconds(10))).Should().BeTrue();
    }

    private void Reset(bool all, string subject)
    {
        if (all)
        {
            versions.Reset();
        }
        else
        {
            versions.Reset(subject);
        }
    }

    private Task<bool> Take(CatalogEvent change) =>
        versions.HandleNews(
            change,
            (taken, _) =>
            {
                handled.Add(taken.EntityVersion);
                return Task.CompletedTask;
            },
            default
        );
}
