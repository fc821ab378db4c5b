using System.IO.Pipelines;
using System.Text.Json;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.Changes;
using RoleCatalog.Contracts;

namespace RoleCatalog.Api.Changes;

/// <summary>Writes a page event by event into what is sent, as the broker's and the stream's are: as a whole it would go through many small buffers.</summary>
internal sealed class ChangePageJson(ChangePage page) : IResult
{
    private const int Much = 128 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = ReadableJsonEncoder.Instance,
        SkipValidation = true,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await Write(httpContext.Response.BodyWriter, httpContext.RequestAborted);
    }

    private async Task Write(PipeWriter output, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        var sent = 0L;
        foreach (var change in page.Items)
        {
            JsonSerializer.Serialize(writer, change, ContractsJson.Readable.CatalogEvent);
            if (writer.BytesCommitted + writer.BytesPending - sent > Much)
            {
                await writer.FlushAsync(cancellationToken);
                await output.FlushAsync(cancellationToken);
                sent = writer.BytesCommitted;
            }
        }

        writer.WriteEndArray();
        writer.WriteString("nextCursor", page.NextCursor);
        writer.WriteBoolean("more", page.More);
        writer.WriteEndObject();
    }
}
