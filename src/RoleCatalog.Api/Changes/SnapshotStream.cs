using System.Buffers;
using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

/// <summary>
/// Writes a snapshot line by line, as fast as the reader takes it: the next page is read when the one before is on its way. What
/// fails in between breaks the connection, so that no reader takes a part for the whole.
/// </summary>
internal sealed class SnapshotStream(ReadSnapshot query, SnapshotPage first, IMediator mediator, IDisposable turn)
    : IResult,
        IEndpointMetadataProvider
{
    public const string MediaType = "application/x-ndjson";

    private const int FlushAt = 64 * 1024;

    // How long a reader may take for what is sent at a time. The server's own rule counts what the network has buffered.
    private const double BytesPerSecond = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(string), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = turn;
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        // Who is in the middle of it goes on elsewhere, or after the restart.
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await Write(response.BodyWriter, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            httpContext.Abort();
        }
    }

    private async Task Write(PipeWriter body, CancellationTokenSource end)
    {
        var entities = 0L;
        await using var json = new Utf8JsonWriter(
            body,
            new JsonWriterOptions { Encoder = CatalogJson.Options.Encoder, SkipValidation = true }
        );
        Line(body, json, new Beginning("begin", first.Cursor, first.LogId, first.Time));
        await Flush(body, end);
        var page = first;
        while (true)
        {
            foreach (var item in page.Items)
            {
                Line(body, json, item);
                if (body.UnflushedBytes >= FlushAt)
                {
                    await Flush(body, end);
                }
            }

            entities += page.Items.Count;
            if (!page.More)
            {
                break;
            }

            page = await Next(page, end.Token);
        }

        Line(body, json, new End("end", first.Cursor, entities));
        await Flush(body, end);
    }

    private Task<SnapshotPage> Next(SnapshotPage page, CancellationToken cancellationToken) =>
        mediator.Send(query with { At = page.Cursor, After = page.Items[^1].Subject }, cancellationToken);

    private static async Task Flush(PipeWriter body, CancellationTokenSource end)
    {
        end.CancelAfter(Patience + TimeSpan.FromSeconds(body.UnflushedBytes / BytesPerSecond));
        await body.FlushAsync(end.Token);
        end.Token.ThrowIfCancellationRequested();
        end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    private static void Line<T>(PipeWriter body, Utf8JsonWriter json, T value)
    {
        json.Reset();
        JsonSerializer.Serialize(json, value, CatalogJson.Options);
        json.Flush();
        body.Write("\n"u8);
    }

    private sealed record Beginning(string Snapshot, string Cursor, string Logid, DateTimeOffset? Time);

    private sealed record End(string Snapshot, string Cursor, long Entities);
}
