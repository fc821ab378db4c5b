using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RoleCatalog.Api.Conventions.Hosting;

internal static class KestrelLimits
{
    public const long Body = 256 * 1024;
    public const long Import = 5 * 1024 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = Body;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.MaxConcurrentConnections = 2000;
    }
}
