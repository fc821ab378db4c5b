using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using RoleCatalog.Infrastructure;
using IPNetwork = System.Net.IPNetwork;

namespace RoleCatalog.Api.Security;

/// <summary>The setting "Proxies:Known": whose word counts for the client's address and scheme. Nobody's, unless configured.</summary>
internal static class TrustedProxies
{
    private const string Known = "Proxies:Known";
    private const string TrustAll = "FORWARDEDHEADERS_ENABLED";

    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        if (string.Equals(builder.Configuration[TrustAll], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException(TrustAll, $"it would trust everyone; name the proxies in {Known}.");
        }

        var networks = Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders =
                networks.Count == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // From the nearest hop outwards, as far as each is known.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    public static void UseTrustedProxies(this IApplicationBuilder app)
    {
        app.Use(
            (context, next) =>
            {
                KeepNearestSchemes(context.Request.Headers);
                return next(context);
            }
        );
        app.UseForwardedHeaders();
    }

    // Each hop adds its word at the end, and is trusted by its address: schemes without one would all be taken for the proxy's.
    private static void KeepNearestSchemes(IHeaderDictionary headers)
    {
        var schemes = headers.GetCommaSeparatedValues(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
        var hops = headers.GetCommaSeparatedValues(ForwardedHeadersDefaults.XForwardedForHeaderName).Length;
        if (schemes.Length > 1 && schemes.Length > hops)
        {
            headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName] = string.Join(
                ", ",
                schemes.TakeLast(Math.Max(1, hops))
            );
        }
    }

    private static List<IPNetwork> Read(IConfiguration configuration) =>
        [
            .. (configuration.GetSection(Known).Get<string[]>() ?? []).Select(text =>
                NetworkOf(text)
                ?? throw new SettingException(
                    Known,
                    $"'{text}' is no address, such as 10.0.0.7, and no network, such as 10.0.0.0/8."
                )
            ),
        ];

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address)
            ? NetworkOf(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        : null;

    private static IPNetwork NetworkOf(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
