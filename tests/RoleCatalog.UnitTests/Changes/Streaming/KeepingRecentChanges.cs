using FluentAssertions;
using FsCheck.Fluent;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Changes.Streaming;

namespace RoleCatalog.UnitTests.Changes.Streaming;

internal sealed class KeepingRecentChanges
{
    private const string Log = "log-a";

    private static readonly StreamOptions Small = new() { Recent = 3, RecentBytes = 100 };

    [Test]
    public void Begins_with_none_and_reaches_only_who_is_at_the_end()
    {
        var recent = At(7);

        recent.Reaches(Cursor(7)).Should().BeTrue();
        recent.Reaches(Cursor(8)).Should().BeTrue("who has read on in the store waits for what follows that");
        recent.Reaches(Cursor(6)).Should().BeFalse();
        recent.Reaches(new ChangeCursor("log-b", 7)).Should().BeFalse();
        recent.After(7, 10).IsEmpty.Should().BeTrue();
        RecentChanges.None.Reaches(Cursor(long.MaxValue - 1)).Should().BeFalse();
    }

    [Test]
    public void Gives_what_follows_a_position_a_few_at_a_time()
    {
        // Drafts lie between.
        var recent = At(0).With([Change(2), Change(5), Change(6)], 9, Small);

        Positions(recent.After(0, 10)).Should().Equal(2, 5, 6);
        Positions(recent.After(0, 2)).Should().Equal(2, 5);
        Positions(recent.After(2, 10)).Should().Equal(5, 6);
        Positions(recent.After(4, 10)).Should().Equal(5, 6);
        Positions(recent.After(9, 10)).Should().BeEmpty();
        recent.End.Should().Be(9);
    }

    [Test]
    public void Drops_the_oldest_where_there_are_too_many()
    {
        var recent = At(0).With([Change(1), Change(2), Change(3)], 3, Small).With([Change(4), Change(6)], 7, Small);

        Positions(recent.After(0, 10)).Should().Equal(3, 4, 6);
        recent.Begin.Should().Be(2);
        recent.Reaches(Cursor(1)).Should().BeFalse();
        recent.Reaches(Cursor(2)).Should().BeTrue();
    }

    [Test]
    public void Drops_the_oldest_where_there_are_too_many_bytes_and_all_where_one_is_too_large()
    {
        var two = At(0).With([Change(1, 60), Change(2, 60)], 2, Small);
        var none = two.With([Change(3, 101)], 3, Small);

        Positions(two.After(0, 10)).Should().Equal(2);
        none.Count.Should().Be(0);
        none.Reaches(Cursor(2)).Should().BeFalse();
        none.Reaches(Cursor(3)).Should().BeTrue();
        Positions(none.With([Change(4)], 4, Small).After(3, 10)).Should().Equal([4], "its bytes were given back");
    }

    [Test]
    public void Counts_the_bytes_of_both_forms_where_they_differ()
    {
        Change(1, 40).Length.Should().Be(40);
        (Change(1, 40) with { Untold = new StreamedChange("", new byte[30]) }).Length.Should().Be(70);
    }

    /// <summary>Whatever comes and goes: who is reached is given all that follows, and nothing else.</summary>
    [FsCheck.NUnit.Property]
    public FsCheck.Property Never_leaves_out_a_change_for_who_is_reached(int[] gaps, byte limit)
    {
        var room = new StreamOptions { Recent = limit % 8, RecentBytes = 1_000 };
        var (recent, all, end) = (At(0), new List<long>(), 0L);
        foreach (var gap in gaps.Select(gap => (gap & 7) + 1))
        {
            var next = end + gap;
            all.Add(next);
            // Now and then the log ends with drafts.
            end = next + (gap % 3);
            recent = recent.With([Change(next)], end, room);
        }

        var wrong = Enumerable
            .Range(0, (int)end + 1)
            .Where(position => recent.Reaches(Cursor(position)))
            .Where(position =>
                !Positions(recent.After(position, int.MaxValue)).SequenceEqual(all.Where(each => each > position))
            );
        return (!wrong.Any() && recent.Count <= room.Recent && recent.Reaches(Cursor(end))).ToProperty();
    }

    private static RecentChanges At(long position) =>
        RecentChanges.From(new LogEnd { LogId = Log, Position = position });

    private static ChangeCursor Cursor(long position) => new(Log, position);

    private static RecentChange Change(long position, int length = 10)
    {
        var sent = new StreamedChange($"{position}", new byte[length]);
        return new RecentChange(position, "", "", DateTimeOffset.UnixEpoch, sent, sent);
    }

    private static long[] Positions(ReadOnlySpan<RecentChange> changes) =>
        [.. changes.ToArray().Select(change => change.Position)];
}
