using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using RoleCatalog.Api.Security;

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
        // More than RequestSizes lets through: what the server itself refuses is answered without a problem document.
        limits.MaxRequestLineSize = 2 * RequestSizes.Target;
        limits.MaxRequestHeadersTotalSize = 96 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        // Between requests. Who sends or reads less than 240 bytes a second is cut off after five seconds, by default.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        // Before anything else that a connection gets, TLS included.
        kestrel.ConfigureEndpointDefaults(endpoint =>
            endpoint.Use(endpoint.ApplicationServices.GetRequiredService<ClientConnections>().Serve)
        );
    }
}
