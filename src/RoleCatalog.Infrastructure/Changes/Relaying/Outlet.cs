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
    private Task<IEventConnection>? opening;
    private Backoff backoff = new(options.ShortestRetry, options.LongestRetry);
    private string? failure;
    private bool isRefused;
    private string? told;

    /// <summary>The connection, while there is one.</summary>
    public IEventConnection? Connection { get; private set; }

    /// <summary>Whether events may be sent now.</summary>
    public bool IsOpen => Connection is { IsBlocked: false, IsLost: false } && backoff.IsOver;

    /// <summary>What keeps events from being sent, as anybody may know it; null when nothing does.</summary>
    public string? Trouble =>
        Connection switch
        {
            null => "there is no connection to the broker",
            { IsBlocked: true } => "the broker takes nothing for now",
            _ when isRefused => "a queue takes nothing for now",
            _ => null,
        };

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

        if (Connection is null && opening is null && backoff.IsOver)
        {
            opening = transport.Open(signal.Wake, cancellationToken);
            _ = opening.ContinueWith(_ => signal.Wake(), TaskScheduler.Default);
        }

        Tell();
    }

    /// <summary>Closes the connection, in the background; another is opened after a pause.</summary>
    public void Drop(string reason)
    {
        if (Connection is { } dropped)
        {
            (Connection, failure, backoff) = (null, reason, backoff.Next());
            _ = Close(dropped);
        }
    }

    /// <summary>A queue refuses an event: nothing is sent for a while, each time longer.</summary>
    public void Refused() => (isRefused, backoff) = (true, backoff.Next());

    /// <summary>The broker has confirmed an event.</summary>
    public void Works() => (isRefused, backoff) = (false, new(options.ShortestRetry, options.LongestRetry));

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
            (Connection, failure) = (await opened, null);
        }
        catch (Exception error)
        {
            (failure, backoff) = (error.Message, backoff.Next());
            logger.LogDebug(error, "No connection to the broker");
        }
    }

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

    // Once for each trouble: a broker may be away for hours. That it is not connected yet is none.
    private void Tell()
    {
        var trouble = Connection is null && failure is null ? null : failure ?? Trouble;
        if (trouble == told)
        {
            return;
        }

        told = trouble;
        if (trouble is null)
        {
            logger.LogInformation("The broker takes events");
        }
        else
        {
            logger.LogWarning("Events wait in the log: {Reason}", trouble);
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

    public Backoff Next() =>
        this with
        {
            Began = Stopwatch.GetTimestamp(),
            Length = Length == TimeSpan.Zero ? Shortest : TimeSpan.FromTicks(Math.Min(Length.Ticks * 2, Longest.Ticks)),
        };
}
