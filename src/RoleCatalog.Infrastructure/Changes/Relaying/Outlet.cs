using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>The connection of the relay: opened in the background, dropped when it is of no use, and opened again.</summary>
internal sealed class Outlet(
    IEventTransport transport,
    CommitSignal signal,
    RelayOptions options,
    ILogger<Outlet> logger
) : IAsyncDisposable
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private Task<IEventConnection>? opening;
    private Backoff backoff = new(options.ShortestRetry, options.LongestRetry);
    private bool isRefused;

    /// <summary>The connection, while there is one.</summary>
    public IEventConnection? Connection { get; private set; }

    /// <summary>Whether events may be sent now.</summary>
    public bool IsOpen => Connection is { IsBlocked: false, End: null } && backoff.IsOver;

    /// <summary>What keeps events from being sent, as anybody may know it; null when nothing does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Before it is worth to look again; null when there is nothing to wait for.</summary>
    public TimeSpan? Pause => backoff.IsOver ? null : backoff.Left;

    /// <summary>Takes a connection that has opened, and sees to one that is missing.</summary>
    public async Task Tend(CancellationToken cancellationToken)
    {
        if (opening is { IsCompleted: true })
        {
            await Take(opening);
            opening = null;
        }

        if (Connection is { IsBlocked: true })
        {
            Tell("the broker takes nothing for now", "the broker takes nothing for now (memory or disk alarm)");
        }

        if (Connection is null && opening is null && backoff.IsOver)
        {
            opening = transport.Open(signal.Wake, cancellationToken);
            _ = opening.ContinueWith(_ => signal.Wake(), TaskScheduler.Default);
        }
    }

    /// <summary>Closes the connection, in the background; another is opened after a pause.</summary>
    public void Drop(string reason)
    {
        if (Connection is { } dropped)
        {
            Connection = null;
            _ = Close(dropped);
            Failed(reason);
        }
    }

    /// <summary>A queue refuses an event: nothing is sent for a while, each time longer, for each try is a repeat to other queues.</summary>
    public void Refused()
    {
        backoff = (isRefused ? backoff : backoff.First(options.LongestRefusal)).Next();
        isRefused = true;
        Tell("a queue takes nothing for now", "a queue takes nothing for now");
    }

    /// <summary>The broker has confirmed an event, or there is a connection and nothing waits.</summary>
    public void Works()
    {
        BeginAnew();
        if (Trouble is not null)
        {
            Trouble = null;
            told.Clear();
            logger.LogInformation("The broker takes events");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (opening is not null)
        {
            await Take(opening);
            opening = null;
        }

        if (Connection is { } open)
        {
            Connection = null;
            await Close(open);
        }
    }

    private async Task Take(Task<IEventConnection> opened)
    {
        try
        {
            Connection = await opened;
        }
        catch (Exception error)
        {
            logger.LogDebug(error, "No connection to the broker");
            // The innermost says whether it is the name, the password or the certificate.
            var cause = error.GetBaseException();
            Failed(cause == error ? error.Message : $"{error.Message}: {cause.Message}");
        }
    }

    private void Failed(string reason)
    {
        if (isRefused)
        {
            BeginAnew();
        }

        backoff = backoff.Next();
        Tell("there is no working connection to the broker", reason);
    }

    private void BeginAnew() => (isRefused, backoff) = (false, backoff.First(options.LongestRetry));

    private async Task Close(IEventConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception error)
        {
            logger.LogDebug(error, "A connection to the broker did not close well");
        }
    }

    // Each reason once, until the broker takes events again: it may be away for hours.
    private void Tell(string trouble, string reason)
    {
        Trouble = trouble;
        if (told.Add(reason))
        {
            logger.LogWarning("Events wait in the log: {Reason}", reason);
        }
    }
}

/// <summary>A pause that gets longer each time.</summary>
internal sealed record Backoff(TimeSpan Shortest, TimeSpan Longest)
{
    private TimeSpan Length { get; init; }

    private long Began { get; init; }

    public TimeSpan Left
    {
        get
        {
            var left = Length - Stopwatch.GetElapsedTime(Began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool IsOver => Left == TimeSpan.Zero;

    /// <summary>No pause, and the shortest as the next; it is asked for with each event.</summary>
    public Backoff First(TimeSpan longest) =>
        Length == TimeSpan.Zero && Longest == longest ? this : new Backoff(Shortest, longest);

    public Backoff Next() =>
        this with
        {
            Began = Stopwatch.GetTimestamp(),
            Length = Length == TimeSpan.Zero ? Shortest : TimeSpan.FromTicks(Math.Min(Length.Ticks * 2, Longest.Ticks)),
        };
}
