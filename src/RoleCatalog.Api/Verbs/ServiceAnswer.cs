using System.Net;
using System.Text.Json;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Verbs;

/// <summary>What the running service answers to a verb.</summary>
internal static class ServiceAnswer
{
    /// <summary>What was asked for, or what is wrong.</summary>
    public static async Task<(T? Value, IReadOnlyList<DomainError> Errors)> Read<T>(
        HttpResponseMessage response,
        string scope,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return (default, [ServiceToken.Refused(response.RequestMessage!.RequestUri!, scope)]);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? (await Json<T>(body, cancellationToken), [])
            : (default, Errors(await Json<JsonElement>(body, cancellationToken)));
    }

    private static async Task<T> Json<T>(Stream body, CancellationToken cancellationToken) =>
        (await JsonSerializer.DeserializeAsync<T>(body, CatalogJson.Options, cancellationToken))!;

    private static IReadOnlyList<DomainError> Errors(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0
            ?
            [
                .. errors
                    .EnumerateArray()
                    .Select(error => new DomainError(
                        Text(error, "code"),
                        Text(error, "message"),
                        Text(error, "field")
                    )),
            ]
            : [new DomainError(Text(problem, "code"), Text(problem, "detail"))];

    private static string Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";
}
