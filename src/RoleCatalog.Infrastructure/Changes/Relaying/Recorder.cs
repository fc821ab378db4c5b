using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>Writes down what the window has settled: gathered for a moment, in the background, one write at a time.</summary>
internal sealed class Recorder(
    long term,
    long cursor,
    Window window,
    RelayStore store,
    CommitSignal signal,
    RelayOptions options,
    RelayMeter meter,
    ILogger logger
)
{
    private Task<bool>? writing;
    private Progress progress = new(cursor, [], []);
    private long gathersSince;

    /// <summary>Before something is due; null while nothing will be.</summary>
    public TimeSpan? Pause => gathersSince == 0 ? null : options.Gather - Gathered;

    private TimeSpan Gathered => Stopwatch.GetElapsedTime(gathersSince);

    /// <summary>Takes what was written, and writes what is due; false when another has begun a term.</summary>
    public async Task<bool> Tend()
    {
        if (writing is { IsCompleted: true } && !await Take())
        {
            return false;
        }

        if (writing is null && window.HasProgress && IsDue())
        {
            gathersSince = 0;
            writing = Write();
            _ = writing.ContinueWith(_ => signal.Wake(), TaskScheduler.Default);
        }

        return true;
    }

    /// <summary>Writes all that is settled.</summary>
    public async Task Finish()
    {
        if ((writing is null || await Take()) && window.HasProgress)
        {
            await Write();
        }
    }

    private bool IsDue()
    {
        if (gathersSince == 0)
        {
            gathersSince = Stopwatch.GetTimestamp();
        }

        return window.Settled >= options.Window / 4 || Gathered >= options.Gather;
    }

    private async Task<bool> Take()
    {
        var isOurs = await writing!;
        writing = null;
        window.Recorded(progress);
        return isOurs;
    }

    private Task<bool> Write()
    {
        progress = window.Progress(progress.Cursor);
        foreach (var held in progress.Held.Concat(progress.Released).Where(shipment => shipment.Refusal is not null))
        {
            meter.Held();
            logger.LogError(
                "Change {Id} of {Subject} is held, with all later ones of it: {Reason}",
                held.Event.Id,
                held.Subject,
                held.Refusal
            );
        }

        return store.Record(term, progress);
    }
}
