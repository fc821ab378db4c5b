using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using RoleCatalog.Application;

namespace RoleCatalog.Api.Security;

/// <summary>Says who a request is made for, once its token is known to be right.</summary>
internal static class CallerIdentity
{
    public const int MaxLength = 200;

    private static readonly string[] ClientClaims = ["client_id", "azp", "appid"];

    public static void UseCallerIdentity(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.RequestServices.GetRequiredService<CurrentCaller>().Is(Of(context));
                return next(context);
            }
        );

    /// <summary>An opaque name of the subject, the same for the same one; null without a token.</summary>
    public static string? SubjectOf(ClaimsPrincipal user) => Opaque(user.FindFirstValue("sub"));

    private static Caller Of(HttpContext context)
    {
        var user = context.User;
        var client = ClientClaims.Select(claim => user.FindFirstValue(claim)).FirstOrDefault(name => name is not null);
        return new Caller(SubjectOf(user), Opaque(client), CorrelationIds.Of(context));
    }

    // A subject that is an address, or that would not fit, is told by its hash: nobody's name belongs into events. So is one
    // that ends in a blank, which SQL Server would not tell from the same without it.
    private static string? Opaque(string? name) =>
        name is null
        || (name.Length <= MaxLength && !name.Contains('@', StringComparison.Ordinal) && !name.EndsWith(' '))
            ? name
            : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}";
}
