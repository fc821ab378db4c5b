using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Infrastructure.Changes.Streaming;

/// <summary>The place of one subscriber, which is all that is kept of it.</summary>
internal sealed class Subscription(ChangeCursor begin, ChangeSelection selection, bool tellsWho, ChangeStream stream)
    : IChangeSubscription
{
    private ChangeCursor cursor = begin;
    private int page = 8;
    private bool hasLeft;

    public string Cursor => cursor.ToString();

    public async Task<IReadOnlyList<StreamedChange>> Next(TimeSpan within, CancellationToken cancellationToken)
    {
        var began = stream.Clock.GetTimestamp();
        while (true)
        {
            var recent = stream.Recent;
            var (next, isAtEnd) = recent.Reaches(cursor) ? Take(recent) : await CatchUp(cancellationToken);
            var left = within - stream.Clock.GetElapsedTime(began);
            if (next.Count > 0 || left <= TimeSpan.Zero || isAtEnd && !await Grows(left, cancellationToken))
            {
                return next;
            }
        }
    }

    public void Dispose()
    {
        if (!hasLeft)
        {
            hasLeft = true;
            stream.Leave();
        }
    }

    private (List<StreamedChange> Next, bool IsAtEnd) Take(RecentChanges recent)
    {
        var looked = recent.After(cursor.Position, stream.Options.Portion);
        var next = new List<StreamedChange>();
        foreach (var change in looked)
        {
            if (selection.Has(change.Type, change.Subject, change.Time))
            {
                next.Add(tellsWho ? change.Told : change.Untold);
            }
        }

        // All between the last of them and the end was looked at; where a portion is full that is seen next time.
        var to = looked.Length == stream.Options.Portion ? looked[^1].Position : recent.End;
        cursor = cursor with { Position = Math.Max(cursor.Position, to) };
        return (next, cursor.Position >= recent.End);
    }

    // Few of large changes at a time, many of small ones.
    private async Task<(List<StreamedChange> Next, bool IsAtEnd)> CatchUp(CancellationToken cancellationToken)
    {
        var stretch = await stream.CatchUp(cursor, selection, page, cancellationToken);
        var next = stretch.Events.Select(change => RecentChange.Of(change, tellsWho)).ToList();
        cursor = cursor with { Position = stretch.ReadTo };
        var isMuch = next.Sum(change => change.Json.Length) > stream.Options.PortionBytes;
        page = isMuch ? Math.Max(1, page / 2) : Math.Min(page * 2, stream.Options.Page);
        return (next, !stretch.More);
    }

    private async Task<bool> Grows(TimeSpan within, CancellationToken cancellationToken)
    {
        try
        {
            await stream.Position.Beyond(cursor.Position).WaitAsync(within, stream.Clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
