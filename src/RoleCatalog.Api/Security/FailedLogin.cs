using Microsoft.IdentityModel.Tokens;

namespace RoleCatalog.Api.Security;

/// <summary>Why the token of a request was not accepted: for the log and the counters, never for the caller.</summary>
internal sealed record FailedLogin(string Reason)
{
    /// <summary>The keys of the issuer could not be read: the token may be right.</summary>
    public const string IssuerUnavailable = "issuer-unavailable";

    /// <summary>It was not looked at, for the many bad ones before it from its address.</summary>
    public const string TooMany = "too-many";

    public const string NoToken = "no-token";

    private static readonly Dictionary<Type, string> Reasons = new()
    {
        [typeof(SecurityTokenExpiredException)] = "expired",
        [typeof(SecurityTokenNotYetValidException)] = "not-yet-valid",
        [typeof(SecurityTokenNoExpirationException)] = "no-expiry",
        [typeof(SecurityTokenInvalidLifetimeException)] = "lifetime",
        [typeof(SecurityTokenInvalidAudienceException)] = "audience",
        [typeof(SecurityTokenInvalidIssuerException)] = "issuer",
        [typeof(SecurityTokenInvalidAlgorithmException)] = "algorithm",
        [typeof(SecurityTokenInvalidTypeException)] = "type",
        [typeof(SecurityTokenInvalidSigningKeyException)] = "key",
        [typeof(SecurityTokenSignatureKeyNotFoundException)] = "key",
        [typeof(SecurityTokenInvalidSignatureException)] = "signature",
    };

    public static FailedLogin? Of(HttpContext context) => context.Features.Get<FailedLogin>();

    public static void Note(HttpContext context, string reason) => context.Features.Set(new FailedLogin(reason));

    public static string ReasonOf(Exception exception) => Reasons.GetValueOrDefault(exception.GetType(), "invalid");
}
