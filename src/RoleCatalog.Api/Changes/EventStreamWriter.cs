using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace RoleCatalog.Api.Changes;

/// <summary>
/// Writes Server-Sent Events whose data are ready bytes. <c>TypedResults.ServerSentEvents</c> would make the bytes of each event once for each
/// subscriber, and would wait for one that takes nothing for as long as it likes.
/// </summary>
internal sealed class EventStreamWriter(HttpContext context, TimeSpan patience, TimeProvider clock)
{
    public const string MediaType = "text/event-stream";

    // What is on its way to one subscriber, about.
    private const int Much = 32 * 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly PipeWriter output = context.Response.BodyWriter;
    private int unsent;

    public async Task Begin(TimeSpan retry)
    {
        var response = context.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        // For proxies such as nginx.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // Who takes nothing is told apart here, and told why.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        await response.StartAsync(context.RequestAborted);
        Put($"retry: {(long)retry.TotalMilliseconds}\n\n");
    }

    /// <summary>Writes an event. False when what was written before is not taken.</summary>
    public async ValueTask<bool> Write(string id, ReadOnlyMemory<byte> data, string? name = null)
    {
        Put(name is null ? $"id: {id}\ndata: " : $"event: {name}\nid: {id}\ndata: ");
        output.Write(data.Span);
        Put("\n\n");
        unsent += data.Length;
        return unsent < Much || await Send();
    }

    /// <summary>Sends what is written; false when it is not taken in time.</summary>
    public ValueTask<bool> Send()
    {
        unsent = 0;
        var sending = output.FlushAsync(context.RequestAborted);
        return sending.IsCompletedSuccessfully ? ValueTask.FromResult(true) : Taken(sending.AsTask());
    }

    private async ValueTask<bool> Taken(Task<FlushResult> sending)
    {
        try
        {
            await sending.WaitAsync(patience, clock, context.RequestAborted);
            return true;
        }
        catch (TimeoutException)
        {
            await Drop(sending);
            return false;
        }
    }

    // Whoever begins to take again just then is told; a connection that is stuck is cut.
    private async Task Drop(Task<FlushResult> sending)
    {
        try
        {
            await sending.WaitAsync(Farewell, clock, context.RequestAborted);
            Put($"event: dropped\ndata: {{\"reason\":\"too-slow\"}}\n\n");
            await output.FlushAsync(context.RequestAborted).AsTask().WaitAsync(Farewell, clock, context.RequestAborted);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }

    private void Put(string text) => Encoding.UTF8.GetBytes(text, output);
}
