using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RoleCatalog.TestIssuer;

/// <summary>An OpenID Connect issuer on this machine: its discovery document, its keys, and the tokens that it signs.</summary>
public sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "rolecatalog";

    private static readonly string[] AllScopes = ["catalog.read", "catalog.write", "postings.publish", "catalog.admin"];

    private readonly WebApplication _app;
    private readonly List<RsaSecurityKey> _published = [];
    private RsaSecurityKey _key = NewKey();
    private int _readings;
    private int _visits;

    private Issuer(WebApplication app)
    {
        _app = app;
        _published.Add(_key);
    }

    public string Address { get; private set; } = "";

    /// <summary>The key that signs now.</summary>
    public RsaSecurityKey Key => _key;

    /// <summary>How often the keys were read.</summary>
    public int Readings => Volatile.Read(ref _readings);

    /// <summary>How often anything was asked of it.</summary>
    public int Visits => Volatile.Read(ref _visits);

    /// <summary>Whether it answers nothing but 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it takes requests and never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether its list of keys is empty.</summary>
    public bool TellsNoKeys { get; set; }

    /// <summary>The settings of a service that takes its tokens, as arguments.</summary>
    public IReadOnlyList<string> Settings =>
        [
            $"--Authentication:Schemes:Bearer:Authority={Address}",
            $"--Authentication:Schemes:Bearer:ValidAudience={Audience}",
            "--Authentication:Schemes:Bearer:RequireHttpsMetadata=false",
        ];

    public static async Task<Issuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Issuer(app);
        app.Use(issuer.Receive);
        app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        app.MapGet("/keys", issuer.Keys);
        await app.StartAsync();
        issuer.Address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return issuer;
    }

    /// <summary>Signs with a new key from now on, which is published beside the ones before.</summary>
    public void Rotate()
    {
        _key = NewKey();
        lock (_published)
        {
            _published.Add(_key);
        }
    }

    /// <summary>Signs with a new key from now on, and publishes no other: what came before is not to be trusted.</summary>
    public void Withdraw()
    {
        lock (_published)
        {
            _published.Clear();
        }

        Rotate();
    }

    /// <summary>An access token with all scopes for an hour, unless something else is said.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            TokenType = "at+jwt",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "tester",
                ["client_id"] = "tests",
                ["scope"] = string.Join(' ', AllScopes),
            },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>An access token of a subject with these scopes and no other.</summary>
    public string TokenOf(string subject, params string[] scopes) =>
        Token(token => (token.Claims["sub"], token.Claims["scope"]) = (subject, string.Join(' ', scopes)));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task Receive(HttpContext context, RequestDelegate next)
    {
        Interlocked.Increment(ref _visits);
        if (IsSilent)
        {
            // Until who asked has gone.
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        }

        if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private IResult Discovery() => Results.Json(new { issuer = Address, jwks_uri = $"{Address}/keys" });

    private IResult Keys()
    {
        Interlocked.Increment(ref _readings);
        lock (_published)
        {
            return Results.Json(new { keys = TellsNoKeys ? [] : _published.ConvertAll(Published) });
        }
    }

    private static object Published(RsaSecurityKey key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
        return new
        {
            jwk.Kty,
            use = "sig",
            jwk.Kid,
            alg = "RS256",
            jwk.N,
            jwk.E,
        };
    }

    private static RsaSecurityKey NewKey() =>
        new(RSA.Create(2048)) { KeyId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N") };
}
