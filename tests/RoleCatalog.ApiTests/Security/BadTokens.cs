using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Tokens that give no access, each with what is wrong with it.</summary>
internal static class BadTokens
{
    private static readonly RsaSecurityKey Foreign = new(RSA.Create(2048)) { KeyId = "foreign" };

    public static readonly IReadOnlyDictionary<string, Func<Issuer, string>> All = new Dictionary<
        string,
        Func<Issuer, string>
    >
    {
        ["empty"] = _ => "",
        ["no token at all"] = _ => "rubbish",
        ["two parts"] = _ => "a.b",
        ["dots"] = _ => "...",
        ["with a header that is no JSON"] = issuer => Changed(issuer, 0, "RS256"),
        ["with claims that are no JSON"] = issuer => Changed(issuer, 1, "[1"),
        ["with a key that is named by a number"] = issuer => Changed(issuer, 0, """{"alg":"RS256","kid":7}"""),
        ["not base64"] = _ => "%%%.%%%.%%%",
        ["of 64 KB"] = issuer => issuer.Token(token => token.Claims["pad"] = new string('x', 48 * 1024)),
        ["expired"] = issuer => issuer.Token(token => Lasts(token, -3600, -31)),
        ["expired long ago"] = issuer => issuer.Token(token => Lasts(token, -999_999, -888_888)),
        ["not valid yet"] = issuer => issuer.Token(token => Lasts(token, 120, 3600)),
        ["without an expiry"] = issuer => issuer.Token(token => token.Expires = null),
        ["that ends before it begins"] = issuer => issuer.Token(token => Lasts(token, 20, 10)),
        ["for another audience"] = issuer => issuer.Token(token => token.Audience = "payroll"),
        ["for an audience with a slash behind"] = issuer => issuer.Token(token => token.Audience += "/"),
        ["without an audience"] = issuer => issuer.Token(token => token.Audience = null),
        ["of another issuer"] = issuer => issuer.Token(token => token.Issuer = "https://login.example"),
        ["without an issuer"] = issuer => issuer.Token(token => token.Issuer = null),
        ["signed with another key"] = issuer => issuer.Token(token => Sign(token, Foreign)),
        ["signed with another key of the same name"] = issuer =>
            issuer.Token(token => Sign(token, new RsaSecurityKey(Foreign.Rsa) { KeyId = issuer.Key.KeyId })),
        ["unsigned"] = issuer => Unsigned(issuer, "none"),
        ["unsigned, in other letters"] = issuer => Unsigned(issuer, "nOnE"),
        ["without its signature"] = issuer => issuer.Token()[..(issuer.Token().LastIndexOf('.') + 1)],
        ["with a changed claim"] = WithChangedClaim,
        ["with a changed header"] = issuer => Changed(issuer, 0, """{"alg":"RS256","typ":"at+jwt","kid":"x"}"""),
        ["HS256 with the public key as secret"] = WithPublicKeyAsSecret,
        ["HS256 with a guessed secret"] = issuer =>
            issuer.Token(token => Sign(token, new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)),
        ["signed with an algorithm that is not on the list"] = issuer =>
            issuer.Token(token => Sign(token, issuer.Key, SecurityAlgorithms.RsaSha256Signature)),
        ["with its own key inside"] = issuer =>
            issuer.Token(token =>
            {
                Sign(token, Foreign);
                token.AdditionalHeaderClaims = new Dictionary<string, object>
                {
                    ["jwk"] = JsonSerializer.SerializeToElement(
                        new
                        {
                            kty = "RSA",
                            n = Base64UrlEncoder.Encode(Foreign.Rsa.ExportParameters(false).Modulus),
                            e = "AQAB",
                        }
                    ),
                };
            }),
        ["with a header that is critical"] = issuer =>
            issuer.Token(token =>
                token.AdditionalHeaderClaims = new Dictionary<string, object>
                {
                    ["crit"] = new[] { "b64" },
                    ["b64"] = true,
                }
            ),
        ["an identity token by its nonce"] = issuer => issuer.Token(token => token.Claims["nonce"] = "n-1"),
        ["an identity token by its hash"] = issuer => issuer.Token(token => token.Claims["at_hash"] = "abc"),
        ["an identity token by its type"] = issuer => issuer.Token(token => token.Claims["typ"] = "ID"),
        ["an identity token by what it lacks"] = issuer =>
            issuer.Token(token =>
            {
                token.TokenType = "JWT";
                token.Claims.Remove("scope");
                token.Claims["roles"] = new[] { "editor" };
            }),
        ["bound to a key of its owner"] = issuer =>
            issuer.Token(token => token.Claims["cnf"] = new Dictionary<string, object> { ["jkt"] = "abc" }),
        ["a logout token"] = issuer => issuer.Token(token => token.TokenType = "logout+jwt"),
        ["a token of another type"] = issuer => issuer.Token(token => token.TokenType = "dpop+jwt"),
        ["without a subject"] = issuer => issuer.Token(token => token.Claims.Remove("sub")),
        ["encrypted"] = issuer =>
            issuer.Token(token =>
                token.EncryptingCredentials = new EncryptingCredentials(
                    issuer.Key,
                    SecurityAlgorithms.RsaOAEP,
                    SecurityAlgorithms.Aes256CbcHmacSha512
                )
            ),
    };

    private static void Lasts(SecurityTokenDescriptor token, int from, int to)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        (token.NotBefore, token.Expires) = (now.AddSeconds(from), now.AddSeconds(to));
        token.IssuedAt = token.NotBefore;
    }

    private static void Sign(
        SecurityTokenDescriptor token,
        SecurityKey key,
        string algorithm = SecurityAlgorithms.RsaSha256
    ) => token.SigningCredentials = new SigningCredentials(key, algorithm);

    private static string Unsigned(Issuer issuer, string algorithm)
    {
        var payload = issuer.Token().Split('.')[1];
        return $"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}""")}.{payload}.";
    }

    private static string Changed(Issuer issuer, int part, string json)
    {
        var parts = issuer.Token().Split('.');
        parts[part] = Base64UrlEncoder.Encode(json);
        return string.Join('.', parts);
    }

    private static string WithChangedClaim(Issuer issuer)
    {
        var claims = Base64UrlEncoder.Decode(issuer.Token().Split('.')[1]);
        return Changed(issuer, 1, claims.Replace("tester", "admin", StringComparison.Ordinal));
    }

    // The key that everybody can read is no secret; a verifier that lets the token choose the algorithm takes it as one.
    private static string WithPublicKeyAsSecret(Issuer issuer)
    {
        var key = issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem();
        var parts = issuer.Token().Split('.');
        var header = Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{issuer.Key.KeyId}}"}""");
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key),
            Encoding.ASCII.GetBytes($"{header}.{parts[1]}")
        );
        return $"{header}.{parts[1]}.{Base64UrlEncoder.Encode(signature)}";
    }
}
