using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace RoleCatalog.Api.Security;

/// <summary>
/// Access tokens of an OpenID Connect issuer, by the standard settings under "Authentication:Schemes:Bearer". What a
/// token must be is pinned here: the defaults of the library take any algorithm and type, and five minutes of skew.
/// </summary>
internal static class BearerTokens
{
    /// <summary>Longer ones are not looked at.</summary>
    public const int MaxLength = 8 * 1024;

    private static readonly string[] Asymmetric =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    // RFC 9068 has "at+jwt"; many issuers still say "JWT", for which identity tokens are told by their claims.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];
    private static readonly string[] ClaimsOfIdentityTokens = ["nonce", "at_hash", "c_hash"];

    public static void AddBearerTokens(this WebApplicationBuilder builder, SecuritySettings settings)
    {
        var issuer = TokenIssuer.Of(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(issuer);
        var scopes = new GrantedScopes(settings);
        builder
            .Services.AddAuthentication()
            .AddJwtBearer(bearer =>
            {
                bearer.MapInboundClaims = false;
                bearer.IncludeErrorDetails = false;
                bearer.SaveToken = false;
                // A token that names an unknown key has the keys read again, so often at most.
                bearer.RefreshInterval = TimeSpan.FromSeconds(30);
                bearer.BackchannelTimeout = TimeSpan.FromSeconds(10);
                Pin(bearer, issuer);
                bearer.Events = new JwtBearerEvents
                {
                    OnMessageReceived = RefuseLongOnes,
                    OnTokenValidated = token => Accept(token, scopes),
                    OnAuthenticationFailed = Note,
                };
            });
    }

    private static void Pin(JwtBearerOptions bearer, TokenIssuer issuer)
    {
        var pinned = bearer.TokenValidationParameters;
        pinned.ValidAlgorithms = issuer.IsUserJwts ? [SecurityAlgorithms.HmacSha256] : Asymmetric;
        pinned.ValidTypes = Types;
        pinned.ValidateIssuer = true;
        pinned.ValidateAudience = true;
        pinned.ValidateLifetime = true;
        pinned.ValidateIssuerSigningKey = true;
        pinned.RequireExpirationTime = true;
        pinned.RequireSignedTokens = true;
        pinned.RequireAudience = true;
        pinned.ClockSkew = TimeSpan.FromSeconds(30);
        pinned.NameClaimType = "sub";
        if (issuer.Ephemeral is { } key)
        {
            (pinned.ValidIssuers, pinned.ValidAudiences, pinned.IssuerSigningKeys) = (null, null, null);
            pinned.ValidIssuer = EphemeralKey.Issuer;
            pinned.ValidAudience = EphemeralKey.Audience;
            pinned.IssuerSigningKey = key.Public;
        }
    }

    private static Task RefuseLongOnes(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization.ToString().Length > MaxLength)
        {
            context.Fail("The token is too long.");
            return FailedLogin.Note(context.HttpContext, "too-long");
        }

        return Task.CompletedTask;
    }

    private static Task Accept(TokenValidatedContext context, GrantedScopes scopes)
    {
        var token = context.Principal!;
        if (IsIdentityToken(token))
        {
            context.Fail("An identity token gives no access.");
            return FailedLogin.Note(context.HttpContext, "identity-token");
        }

        if (string.IsNullOrEmpty(token.FindFirstValue("sub")))
        {
            context.Fail("The token has no subject.");
            return FailedLogin.Note(context.HttpContext, "no-subject");
        }

        token.AddIdentity(scopes.Of(token));
        return Task.CompletedTask;
    }

    // Without the keys of the issuer every token looks wrong.
    private static async Task Note(AuthenticationFailedContext context)
    {
        var reason = FailedLogin.ReasonOf(context.Exception);
        if (context.Options.ConfigurationManager is { } issuer)
        {
            try
            {
                await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted);
            }
            catch (InvalidOperationException)
            {
                reason = FailedLogin.IssuerUnavailable;
            }
        }

        await FailedLogin.Note(context.HttpContext, reason);
    }

    private static bool IsIdentityToken(ClaimsPrincipal token) =>
        token.HasClaim(claim => ClaimsOfIdentityTokens.Contains(claim.Type))
        || string.Equals(token.FindFirstValue("typ"), "ID", StringComparison.OrdinalIgnoreCase)
        || token.FindFirstValue("token_use") == "id";
}
