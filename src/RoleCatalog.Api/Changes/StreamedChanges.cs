using System.Text;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes;

/// <summary>One open stream: changes as they come, heartbeats between, until one side ends it.</summary>
internal sealed class StreamedChanges(
    HttpContext context,
    IChangeSubscription subscription,
    EventStreamWriter writer,
    OpenStreams open,
    StreamSettings settings,
    TimeProvider clock
)
{
    private const string TooSlow = "too-slow";

    // Clients connect again after it.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    private readonly DateTimeOffset expires = AccessTokens.ExpiryOf(context.User);

    public async Task Send(CancellationToken closing)
    {
        await writer.Begin(Retry);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        try
        {
            await Follow(ending.Token);
            await End("token-expired");
        }
        catch (OperationCanceledException)
            when (closing.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await End("shutdown");
        }
        catch (CursorException)
        {
            await End("log-replaced");
        }
        catch (StoreUnavailableException)
        {
            await End("store-unavailable");
        }
        catch (TooSlowException)
        {
            open.Drop(TooSlow);
        }
        catch (Exception gone)
            when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            // The client has left, which is how a stream usually ends.
        }
    }

    /// <summary>Until the token is no longer valid.</summary>
    private async Task Follow(CancellationToken ending)
    {
        var lastBeat = clock.GetTimestamp();
        await Beat();
        while (clock.GetUtcNow() < expires)
        {
            var untilBeat = settings.Heartbeat - clock.GetElapsedTime(lastBeat);
            if (untilBeat <= TimeSpan.Zero)
            {
                lastBeat = clock.GetTimestamp();
                await Beat();
                continue;
            }

            var untilEnd = expires - clock.GetUtcNow();
            foreach (var change in await subscription.Next(untilBeat < untilEnd ? untilBeat : untilEnd, ending))
            {
                Require(await writer.Write(change.Cursor, change.Json));
            }

            Require(await writer.Send());
        }
    }

    private async Task Beat()
    {
        Require(await writer.Write(subscription.Cursor, Json("cursor", subscription.Cursor), "heartbeat"));
        Require(await writer.Send());
    }

    private async Task End(string reason)
    {
        open.Drop(reason);
        if (await writer.Write(subscription.Cursor, Json("reason", reason), "end"))
        {
            await writer.Send();
        }
    }

    private static byte[] Json(string name, string value) => Encoding.UTF8.GetBytes($"{{\"{name}\":\"{value}\"}}");

    private static void Require(bool isTaken)
    {
        if (!isTaken)
        {
            throw new TooSlowException();
        }
    }

    private sealed class TooSlowException : Exception;
}
