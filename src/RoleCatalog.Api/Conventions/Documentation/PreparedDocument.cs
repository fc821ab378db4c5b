using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>A document that stays the same while the service runs: compressed once, and not sent to those who have it.</summary>
internal sealed class PreparedDocument(byte[] content, string contentType)
{
    private const string Gzip = "gzip";

    private readonly byte[] compressed = Compressed(content);

    private readonly EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");

    public FileContentHttpResult Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var isCompressed = TakesGzip(context.Request);
        if (isCompressed)
        {
            headers.ContentEncoding = Gzip;
        }

        return TypedResults.Bytes(isCompressed ? compressed : content, contentType, entityTag: tag);
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == Gzip && coding.Quality is not 0);

    private static byte[] Compressed(byte[] plain)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
        }

        return buffer.ToArray();
    }
}
