using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace RoleCatalog.Api.Security;

/// <summary>What a token must be, beside what the library checks, for it to be an access token that whoever has it may use.</summary>
internal static class AccessTokens
{
    // What issuers say that do not follow RFC 9068: of access tokens and of identity tokens alike.
    private const string OldType = "JWT";

    private static readonly string[] Types = ["at+jwt", "application/at+jwt", OldType];
    private static readonly string[] ClaimsOfIdentityTokens = ["nonce", "at_hash", "c_hash"];

    // The last is of Microsoft's issuer, in tokens that a service has by its roles.
    private static readonly string[] ClaimsOfAccessTokens = ["scope", "scp", "idtyp"];

    /// <summary>The token, its signature unchecked; null when it is none.</summary>
    public static JsonWebToken? Read(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>RFC 7515: who does not understand what a token calls critical must refuse it. Nothing is understood.</summary>
    public static bool HasCriticalHeaders(JsonWebToken token) => token.TryGetHeaderValue<object>("crit", out _);

    /// <summary>Media types are compared without case.</summary>
    public static bool IsType(string? type) => Types.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>From when on the token is refused.</summary>
    public static DateTimeOffset ExpiryOf(ClaimsPrincipal token) =>
        long.TryParse(token.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + BearerTokens.ClockSkew
            : DateTimeOffset.MaxValue;

    /// <summary>Why a token of the issuer gives no access; null when it does.</summary>
    public static string? WhatIsWrongWith(ClaimsPrincipal token, string type) =>
        IsIdentityToken(token, type) ? "identity-token"
        // Whoever shows it would have to prove that a key is theirs, which this service does not ask for.
        : token.HasClaim(claim => claim.Type == "cnf") ? "bound"
        : string.IsNullOrEmpty(token.FindFirstValue("sub")) ? "no-subject"
        : null;

    private static bool IsIdentityToken(ClaimsPrincipal token, string type) =>
        token.HasClaim(claim => ClaimsOfIdentityTokens.Contains(claim.Type))
        || string.Equals(token.FindFirstValue("typ"), "ID", StringComparison.OrdinalIgnoreCase)
        || token.FindFirstValue("token_use") == "id"
        || string.Equals(type, OldType, StringComparison.OrdinalIgnoreCase)
            && !token.HasClaim(claim => ClaimsOfAccessTokens.Contains(claim.Type));
}
