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
    RelayHealth health,
    ILogger logger
)
{
    private Task<bool>? writing;
    private Progress progress = new(cursor, [], []);
    private Backoff backoff = new(options.ShortestRetry, options.LongestRetry);
    private bool isUnwritten;
    private long gathersSince;

    /// <summary>Before something is due; null while nothing will be.</summary>
    public TimeSpan? Pause =>
        isUnwritten ? backoff.Left
        : gathersSince == 0 ? null
        : options.Gather - Gathered;

    private TimeSpan Gathered => Stopwatch.GetElapsedTime(gathersSince);

    /// <summary>Takes what was written, and writes what is due; false when another has begun a term.</summary>
    public async Task<bool> Tend()
    {
        if (writing is { IsCompleted: true } && !await Take())
        {
            return false;
        }

        if (writing is null && (isUnwritten ? backoff.IsOver : window.HasProgress && IsDue()))
        {
            writing = Write();
            _ = writing.ContinueWith(_ => signal.Wake(), TaskScheduler.Default);
        }

        return true;
    }

    /// <summary>Writes all that is settled.</summary>
    public async Task Finish()
    {
        if ((writing is null || await Take()) && (isUnwritten || window.HasProgress))
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

    // What could not be written is written again; meanwhile no more is sent than the window has room for.
    private async Task<bool> Take()
    {
        try
        {
            if (!await writing!)
            {
                return false;
            }
        }
        catch (Exception error)
        {
            backoff = backoff.Next();
            if (!isUnwritten)
            {
                logger.LogWarning(error, "What was delivered cannot be written down; it is tried again");
            }

            (isUnwritten, health.WriteFails) = (true, true);
            return true;
        }
        finally
        {
            writing = null;
        }

        (isUnwritten, health.WriteFails) = (false, false);
        backoff = new(options.ShortestRetry, options.LongestRetry);
        window.Recorded(progress);
        TellOfHeld();
        return true;
    }

    private Task<bool> Write()
    {
        gathersSince = 0;
        if (!isUnwritten)
        {
            progress = window.Progress(progress.Cursor);
        }

        return store.Record(term, progress);
    }

    private void TellOfHeld()
    {
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
    }
}
