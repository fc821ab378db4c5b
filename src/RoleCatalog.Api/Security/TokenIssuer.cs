using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>Where tokens come from: an OpenID Connect issuer; in Development also "dotnet user-jwts", or a key of this process.</summary>
internal sealed record TokenIssuer
{
    private const string Section = "Authentication:Schemes:Bearer";
    private const string UserJwts = "dotnet-user-jwts";

    /// <summary>Why the service must not serve with these settings; null when it may.</summary>
    public SettingException? Refusal { get; private init; }

    /// <summary>Whether tokens are signed with the key that "dotnet user-jwts" shares with this machine.</summary>
    public bool IsUserJwts { get; private init; }

    public EphemeralKey? Ephemeral { get; private init; }

    public static TokenIssuer Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var bearer = configuration.GetSection(Section);
        var hasIssuer = !string.IsNullOrEmpty(bearer["Authority"] ?? bearer["MetadataAddress"]);
        var hasKeys = bearer.GetSection("SigningKeys").GetChildren().Any();
        var ofDevelopment = environment.IsDevelopment() ? null : DevelopmentKey(bearer, hasKeys);
        if (hasIssuer)
        {
            return new TokenIssuer { Refusal = ofDevelopment ?? WrongIssuer(bearer) };
        }

        if (!environment.IsDevelopment())
        {
            return new TokenIssuer
            {
                Refusal =
                    ofDevelopment
                    ?? Refused("Authority", "the address of the OpenID Connect issuer whose tokens count is needed."),
            };
        }

        return hasKeys ? new TokenIssuer { IsUserJwts = true } : new TokenIssuer { Ephemeral = EphemeralKey.Create() };
    }

    private static SettingException? WrongIssuer(IConfigurationSection bearer)
    {
        var setting = bearer["Authority"] is null ? "MetadataAddress" : "Authority";
        if (!Uri.TryCreate(bearer[setting], UriKind.Absolute, out var address))
        {
            return Refused(setting, $"'{bearer[setting]}' is no absolute URL.");
        }

        var mayBePlain = address.IsLoopback && bearer["RequireHttpsMetadata"] is "false" or "False";
        if (address.Scheme != Uri.UriSchemeHttps && !mayBePlain)
        {
            return Refused(
                setting,
                "an https URL is needed; http only on this machine, with RequireHttpsMetadata=false."
            );
        }

        var audiences = bearer.GetSection("ValidAudiences").Get<string[]>() ?? [];
        return string.IsNullOrEmpty(bearer["ValidAudience"] ?? bearer["Audience"]) && audiences.Length == 0
            ? Refused("ValidAudience", "the audience that tokens for this service have is needed.")
            : null;
    }

    private static SettingException? DevelopmentKey(IConfigurationSection bearer, bool hasKeys) =>
        hasKeys ? Refused("SigningKeys", "keys in settings are for Development only; keys come from the issuer.")
        : bearer["ValidIssuer"] == UserJwts
        || bearer.GetSection("ValidIssuers").Get<string[]>()?.Contains(UserJwts) == true
            ? Refused("ValidIssuer", $"'{UserJwts}' is for Development only.")
        : null;

    private static SettingException Refused(string setting, string reason) => new($"{Section}:{setting}", reason);
}
