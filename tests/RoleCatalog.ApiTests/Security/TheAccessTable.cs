using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Security;

/// <summary>
/// Every route against nobody, a token without scopes, and each scope alone: what the running service answers, compared with
/// a table that was approved. A new route fails until it has a row.
/// </summary>
internal sealed partial class TheAccessTable
{
    // Served beside the endpoints.
    private static readonly (string, string)[] Pages = [("GET", "/docs/index.html")];

    private static readonly string[] Scopes = ["catalog.read", "catalog.write", "postings.publish", "catalog.admin"];

    [Test]
    public async Task Is_the_one_that_was_approved()
    {
        await using var closed = await RunningCatalog.Start();
        await using var open = await RunningCatalog.Start(settings: "--Security:PublicReading=true");
        var issuer = await TokenIssuer.Shared;
        var nobody = issuer.TokenOf("nobody");
        (RunningCatalog Catalog, string? Token)[] callers =
        [
            (closed, null),
            (open, null),
            (closed, nobody),
            (open, nobody),
            .. Scopes.Select(scope => (closed, issuer.TokenOf("somebody", scope))),
        ];
        var table = new StringBuilder(
            $"| route | nobody | nobody, public reading | no scope | no scope, public reading | {string.Join(" | ", Scopes)} |\n|---|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var (method, route) in RoutesOf(closed).Concat(Pages))
        {
            var answers = new List<string>();
            foreach (var (catalog, token) in callers)
            {
                answers.Add(await Answer(catalog, token, method, route));
            }

            table.Append($"| {method} {route} | {string.Join(" | ", answers)} |\n");
        }

        await Compare(table.ToString());
    }

    private static IEnumerable<(string Method, string Route)> RoutesOf(RunningCatalog catalog) =>
        catalog
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route =>
                (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Where(method => method != "HEAD")
                    .Select(method => (method, Route: "/" + route.RoutePattern.RawText!.TrimStart('/')))
            )
            .OrderBy(each => each.Route, StringComparer.Ordinal)
            .ThenBy(each => each.method, StringComparer.Ordinal);

    // Whoever comes in is told something else: that there is no such thing, or that a body is missing.
    private static async Task<string> Answer(RunningCatalog catalog, string? token, string method, string route)
    {
        var address = Parameter().Replace(route, match => match.Value.Contains(":int") ? "1" : "nothing");
        using var response = await catalog.SendAs(token, new HttpMethod(method), address);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "401",
            HttpStatusCode.Forbidden => "403",
            _ => "in",
        };
    }

    private static async Task Compare(string table)
    {
        var file = Path.ChangeExtension(ThisFile(), "approved.md");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, table);
        }

        var approved = await File.ReadAllTextAsync(file);
        table.Should().Be(approved, "who may use what is approved: run this test with APPROVE=1 when it is meant so");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
