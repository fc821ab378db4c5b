using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>Where tokens come from: an OpenID Connect issuer; in Development also "dotnet user-jwts", or a key of this process.</summary>
internal sealed record TokenIssuer
{
    public const string Section = "Authentication:Schemes:Bearer";

    private const string Authority = "Authority";
    private const string MetadataAddress = "MetadataAddress";

    /// <summary>Where the issuer tells its name and its keys; null without an issuer, which is in Development only.</summary>
    public Uri? Metadata { get; private init; }

    /// <summary>Whether tokens are signed with the key that "dotnet user-jwts" shares with this machine.</summary>
    public bool IsUserJwts { get; private init; }

    public EphemeralKey? Ephemeral { get; private init; }

    public static TokenIssuer Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var bearer = configuration.GetSection(Section);
        var hasKeys = bearer.GetSection("SigningKeys").GetChildren().Any();
        if (!environment.IsDevelopment())
        {
            RefuseWhatIsOfDevelopment(bearer, hasKeys);
        }

        if (MetadataOf(bearer) is { } metadata)
        {
            RequireAudience(bearer);
            return new TokenIssuer { Metadata = metadata };
        }

        if (!environment.IsDevelopment())
        {
            throw Refused(Authority, "the address of the OpenID Connect issuer whose tokens count is needed.");
        }

        return hasKeys ? new TokenIssuer { IsUserJwts = true } : new TokenIssuer { Ephemeral = EphemeralKey.Create() };
    }

    // Both addresses are looked at, for the one that is not fetched would be believed by whoever reads the settings.
    private static Uri? MetadataOf(IConfigurationSection bearer)
    {
        var authority = AddressIn(bearer, Authority);
        return AddressIn(bearer, MetadataAddress)
            ?? (
                authority is null
                    ? null
                    : new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration")
            );
    }

    private static Uri? AddressIn(IConfigurationSection bearer, string setting)
    {
        var text = bearer[setting];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            throw Refused(setting, $"'{text}' is no absolute URL.");
        }

        var mayBePlain =
            address.IsLoopback && bool.TryParse(bearer["RequireHttpsMetadata"], out var needsHttps) && !needsHttps;
        return address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && mayBePlain
            ? address
            : throw Refused(
                setting,
                "an https URL is needed; http only on this machine, with RequireHttpsMetadata=false."
            );
    }

    private static void RequireAudience(IConfigurationSection bearer)
    {
        var audiences = bearer.GetSection("ValidAudiences").Get<string[]>() ?? [];
        if (string.IsNullOrEmpty(bearer["ValidAudience"] ?? bearer["Audience"]) && audiences.Length == 0)
        {
            throw Refused("ValidAudience", "the audience that tokens for this service have is needed.");
        }
    }

    private static void RefuseWhatIsOfDevelopment(IConfigurationSection bearer, bool hasKeys)
    {
        if (hasKeys)
        {
            throw Refused("SigningKeys", "keys in settings are for Development only; keys come from the issuer.");
        }

        foreach (var setting in (string[])["ValidIssuer", "ValidIssuers"])
        {
            var names = bearer.GetSection(setting).GetChildren().Select(each => each.Value).Append(bearer[setting]);
            if (names.FirstOrDefault(name => !string.IsNullOrEmpty(name) && name != bearer[Authority]) is { } other)
            {
                throw Refused(
                    setting,
                    $"'{other}' is not the {Authority}; outside Development the issuer is the one that the discovery document names."
                );
            }
        }
    }

    private static SettingException Refused(string setting, string reason) => new($"{Section}:{setting}", reason);
}
