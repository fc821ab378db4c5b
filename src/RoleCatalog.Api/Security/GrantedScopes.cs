using System.Security.Claims;
using System.Text.Json;

namespace RoleCatalog.Api.Security;

/// <summary>The scopes of a token: those that it names (<c>scope</c>, <c>scp</c>), and those that its roles stand for.</summary>
internal sealed class GrantedScopes(SecuritySettings settings)
{
    /// <summary>One claim a scope, given by this service: no token can bring it along.</summary>
    public const string ClaimType = "rolecatalog:granted";

    private const string Issuer = "rolecatalog";
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    public ClaimsIdentity Of(ClaimsPrincipal token) =>
        new(
            Named(token)
                .Concat(ByRole(token))
                .Distinct()
                .Where(Scopes.All.Contains)
                .Select(scope => new Claim(ClaimType, scope, ClaimValueTypes.String, Issuer))
        );

    public static bool Has(ClaimsPrincipal user, string scope) =>
        user.HasClaim(claim => claim.Type == ClaimType && claim.Value == scope && claim.Issuer == Issuer);

    private static IEnumerable<string> Named(ClaimsPrincipal token) =>
        token
            .Claims.Where(claim => ScopeClaims.Contains(claim.Type))
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<string> ByRole(ClaimsPrincipal token) =>
        Roles(token).SelectMany(role => settings.RoleScopes.GetValueOrDefault(role) ?? []);

    private IEnumerable<string> Roles(ClaimsPrincipal token)
    {
        var path = settings.RoleClaim.Split('.');
        var values = token.Claims.Where(claim => claim.Type == path[0]).Select(claim => claim.Value);
        return path.Length == 1 ? values : values.SelectMany(value => Inside(value, path[1..]));
    }

    private static IEnumerable<string> Inside(string json, string[] path)
    {
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement;
        foreach (var member in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(member, out value))
            {
                return [];
            }
        }

        return value.ValueKind == JsonValueKind.Array
            ?
            [
                .. value
                    .EnumerateArray()
                    .Where(role => role.ValueKind == JsonValueKind.String)
                    .Select(role => role.GetString()!),
            ]
            : [];
    }
}
