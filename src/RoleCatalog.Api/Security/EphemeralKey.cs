using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RoleCatalog.Api.Security;

/// <summary>A key that lives as long as this process, for a first try in Development.</summary>
internal sealed class EphemeralKey
{
    public const string Issuer = "rolecatalog-development";
    public const string Audience = "rolecatalog";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ECDsaSecurityKey key;

    private EphemeralKey(ECDsaSecurityKey key) => this.key = key;

    public SecurityKey Public => key;

    public static EphemeralKey Create() => new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));

    /// <summary>A token with every scope.</summary>
    public string Token(DateTimeOffset now) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                TokenType = "at+jwt",
                IssuedAt = now.UtcDateTime,
                NotBefore = now.UtcDateTime,
                Expires = now.Add(Lifetime).UtcDateTime,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = "developer",
                    ["client_id"] = "console",
                    ["scope"] = string.Join(' ', Scopes.All),
                },
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            }
        );
}
