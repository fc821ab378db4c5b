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

    // A claim may have dots in its name, as "https://login.example/roles" has.
    private IEnumerable<string> Roles(ClaimsPrincipal token)
    {
        var path = settings.RoleClaim.Split('.');
        return ValuesOf(token, settings.RoleClaim)
            .Concat(path.Length == 1 ? [] : ValuesOf(token, path[0]).SelectMany(json => Inside(json, path[1..])));
    }

    private static IEnumerable<string> ValuesOf(ClaimsPrincipal token, string claim) =>
        token.FindAll(each => each.Type == claim).Select(each => each.Value);

    private static string[] Inside(string json, string[] path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return TextsAt(document.RootElement, path);
        }
        catch (JsonException)
        {
            // A claim of that name that is no object.
            return [];
        }
    }

    private static string[] TextsAt(JsonElement value, string[] path)
    {
        foreach (var member in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(member, out value))
            {
                return [];
            }
        }

        IEnumerable<JsonElement> found = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return [.. found.Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!)];
    }
}
