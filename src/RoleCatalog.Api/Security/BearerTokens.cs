using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
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

    /// <summary>How far the issuer's clock may be off.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private const string Scheme = JwtBearerDefaults.AuthenticationScheme;

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
                // The keys are read again before a token is checked; then they are what they are.
                bearer.RefreshOnIssuerKeyNotFound = false;
                Pin(bearer.TokenValidationParameters, issuer);
                bearer.Events = new JwtBearerEvents
                {
                    OnMessageReceived = LookAt,
                    OnTokenValidated = token => Accept(token, scopes),
                    OnAuthenticationFailed = Note,
                };
            });
        if (issuer.Metadata is not null)
        {
            builder.Services.AddSingleton<IssuerKeys>();
            builder.Services.AddHostedService(services => services.GetRequiredService<IssuerKeys>());
            builder
                .Services.AddOptions<JwtBearerOptions>(Scheme)
                .Configure<IssuerKeys>((bearer, keys) => bearer.ConfigurationManager = keys);
        }
    }

    private static void Pin(TokenValidationParameters pinned, TokenIssuer issuer)
    {
        pinned.ValidAlgorithms = issuer.IsUserJwts ? [SecurityAlgorithms.HmacSha256] : Asymmetric;
        pinned.TypeValidator = (type, _, _) =>
            AccessTokens.IsType(type) ? type : throw new SecurityTokenInvalidTypeException();
        pinned.ValidateIssuer = true;
        pinned.ValidateAudience = true;
        pinned.IgnoreTrailingSlashWhenValidatingAudience = false;
        pinned.ClockSkew = ClockSkew;
        pinned.NameClaimType = "sub";
        if (issuer.IsUserJwts)
        {
            return;
        }

        // What the issuer says of itself is added to these for each token; nobody else's word counts beside it.
        (pinned.ValidIssuer, pinned.ValidIssuers) = (null, null);
        (pinned.IssuerSigningKey, pinned.IssuerSigningKeys) = (null, null);
        if (issuer.Ephemeral is { } key)
        {
            pinned.ValidIssuer = EphemeralKey.Issuer;
            (pinned.ValidAudience, pinned.ValidAudiences) = (EphemeralKey.Audience, null);
            pinned.IssuerSigningKey = key.Public;
        }
    }

    // What can be told without the keys is told before they are asked for.
    private static async Task LookAt(MessageReceivedContext context)
    {
        const string prefix = $"{Scheme} ";
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length > MaxLength)
        {
            Refuse(context, "too-long");
        }
        else if (!header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            context.NoResult();
        }
        else if (AccessTokens.Read(header[prefix.Length..].Trim()) is not { } token)
        {
            Refuse(context, "malformed");
        }
        else if (AccessTokens.HasCriticalHeaders(token))
        {
            Refuse(context, "critical-header");
        }
        else if (
            context.HttpContext.RequestServices.GetService<IssuerKeys>() is { } keys
            && !await keys.AreKnown(token.Kid, context.HttpContext.RequestAborted)
        )
        {
            Refuse(context, FailedLogin.IssuerUnavailable);
        }
    }

    private static Task Accept(TokenValidatedContext context, GrantedScopes scopes)
    {
        var token = context.Principal!;
        if (AccessTokens.WhatIsWrongWith(token, ((JsonWebToken)context.SecurityToken).Typ) is { } reason)
        {
            Refuse(context, reason);
        }
        else
        {
            token.AddIdentity(scopes.Of(token));
        }

        return Task.CompletedTask;
    }

    private static Task Note(AuthenticationFailedContext context)
    {
        FailedLogin.Note(context.HttpContext, FailedLogin.ReasonOf(context.Exception));
        return Task.CompletedTask;
    }

    private static void Refuse(ResultContext<JwtBearerOptions> context, string reason)
    {
        FailedLogin.Note(context.HttpContext, reason);
        context.Fail(reason);
    }
}
