using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Security;

/// <summary>A fixture whose tests each start a service with settings of their own, and are several clients of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class LimitedCatalog : CatalogClient
{
    /// <summary>A list that is read without a token where the setting allows it.</summary>
    protected const string Postings = "/v1/job-postings";

    private readonly List<HttpClient> clients = [];

    [TearDown]
    public Task StopCatalog()
    {
        clients.ForEach(client => client.Dispose());
        return Stop();
    }

    protected async Task Start(params string[] settings) => Catalog = await RunningCatalog.Start(null, settings);

    protected static async Task<string> TokenOf(string subject) =>
        (await TokenIssuer.Shared).TokenOf(subject, "catalog.read", "catalog.write");

    protected async Task<HttpClient> ClientOf(string subject) => ClientWith(await TokenOf(subject));

    protected HttpClient Anonymous() => ClientWith(token: null);

    protected HttpClient ClientWith(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Catalog.Client.BaseAddress,
            DefaultRequestHeaders =
            {
                Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
            },
        };
        clients.Add(client);
        return client;
    }

    protected static Task<HttpResponseMessage> Get(
        HttpClient client,
        string path,
        params (string Name, string Value)[] headers
    ) => Send(client, HttpMethod.Get, path, headers);

    protected static async Task<HttpResponseMessage> Send(
        HttpClient client,
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        return await client.SendAsync(request);
    }

    protected static async Task<HttpStatusCode> StatusOf(Task<HttpResponseMessage> answering)
    {
        using var response = await answering;
        return response.StatusCode;
    }

    /// <summary>Asks until it is told to slow down. A bucket gains less in the time of a request than the request takes out.</summary>
    protected static async Task<HttpResponseMessage> UntilRefused(Func<Task<HttpResponseMessage>> ask)
    {
        for (var request = 0; request < 1_000; request++)
        {
            var response = await ask();
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return response;
            }

            response.Dispose();
        }

        throw new AssertionException("A thousand requests were not too many.");
    }
}
