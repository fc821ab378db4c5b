using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RoleCatalog.Api.Conventions.Hosting;

internal static class KestrelLimits
{
    public const long Body = 256 * 1024;
    public const long Import = 5 * 1024 * 1024;

    private static readonly MinDataRate LeastRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = Body;
        // More than RequestSizes lets through: what the server itself refuses is answered without a problem document.
        limits.MaxRequestLineSize = 2 * RequestSizes.Target;
        limits.MaxRequestHeadersTotalSize = 96 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.MinRequestBodyDataRate = LeastRate;
        limits.MinResponseDataRate = LeastRate;
        limits.MaxConcurrentConnections = 2000;
    }
}
