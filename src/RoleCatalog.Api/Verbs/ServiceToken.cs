using System.Net.Http.Headers;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Verbs;

/// <summary>The token with which a verb goes to the running service: from the environment, since arguments are seen by all users.</summary>
internal static class ServiceToken
{
    private const string Variable = "ROLECATALOG_TOKEN";

    public static AuthenticationHeaderValue? Header() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : null;

    public static DomainError Refused(Uri url, string scope) =>
        new(
            "token-needed",
            $"The service at {url.GetLeftPart(UriPartial.Authority)} owns the database. Put an access token with the scope {scope} into {Variable}.",
            ""
        );
}
