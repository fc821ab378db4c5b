using System.IO.Pipelines;
using System.Text.Json;
using RoleCatalog.Api.Conventions.Json;

namespace RoleCatalog.Api.Conventions.Preconditions;

/// <summary>200 with an ETag that is made of the whole answer, or 304 when the caller has it already.</summary>
internal sealed class TaggedJson(object body) : IResult
{
    // It is written before anything of it is read.
    private static readonly PipeOptions Unbounded = new(pauseWriterThreshold: 0, useSynchronizationContext: false);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var buffer = new Pipe(Unbounded);
        await JsonSerializer.SerializeAsync(
            buffer.Writer,
            body,
            body.GetType(),
            CatalogJson.Options,
            httpContext.RequestAborted
        );
        await buffer.Writer.CompleteAsync();
        var content = (await buffer.Reader.ReadAsync(httpContext.RequestAborted)).Buffer;
        var tag = EntityTag.Of(content);
        response.Headers.ETag = tag;
        if (EntityTag.IsIn(request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }
        else
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = content.Length;
            foreach (var segment in content)
            {
                await response.Body.WriteAsync(segment, httpContext.RequestAborted);
            }
        }

        await buffer.Reader.CompleteAsync();
    }
}
