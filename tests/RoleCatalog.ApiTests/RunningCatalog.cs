using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleCatalog.Api;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.ApiTests;

/// <summary>The service as it is run, listening on a free port, with a database of its own that is gone afterwards.</summary>
internal sealed class RunningCatalog : IAsyncDisposable
{
    // What fixtures that share a service send is no more than one client sends. Those of limits say their own.
    private static readonly string[] Unlimited =
    [
        "--Limits:ReadsPerSecond=1000000",
        "--Limits:WritesPerSecond=1000000",
        "--Limits:BadTokensPerSecond=1000000",
        "--Limits:OpenPerSecond=1000000",
    ];

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;
    private long _written;

    private RunningCatalog(DirectoryInfo folder, WebApplication app, RecordedLogs logs, string token)
    {
        (_folder, _app, Logs) = (folder, app, logs);
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        Anonymous = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Client.BaseAddress,
        };
    }

    /// <summary>With a token that has every scope.</summary>
    public HttpClient Client { get; }

    /// <summary>The same address without a token.</summary>
    public HttpClient Anonymous { get; }

    public RecordedLogs Logs { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="clock">The time; that of the system when null.</param>
    /// <param name="settings">Settings as arguments, which outrank the usual ones.</param>
    public static async Task<RunningCatalog> Start(TimeProvider? clock = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("rolecatalog-api-");
        var logs = new RecordedLogs();
        var builder = WebApplication.CreateBuilder([
            "--urls",
            "http://127.0.0.1:0",
            $"--Store:ConnectionString=Data Source={FileIn(folder)}",
            "--Fill:Skills=false",
            .. Unlimited,
            .. (await TokenIssuer.Shared).Settings,
            .. settings,
        ]);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(logs);
        builder.AddCatalogApi();
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var app = builder.Build();
        app.UseCatalogApi();
        app.MapCatalogApi();
        await app.StartAsync();
        var catalog = new RunningCatalog(folder, app, logs, (await TokenIssuer.Shared).Token());
        await catalog.IsSearchable();
        return catalog;
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, content: null, headers);

    /// <summary>Reads as whoever has the token; null is nobody.</summary>
    public async Task<HttpResponseMessage> GetAs(string? token, string path) =>
        await SendAs(token, HttpMethod.Get, path);

    /// <summary>Posts as whoever has the token.</summary>
    public Task<HttpResponseMessage> PostAs(string? token, string path, JsonNode body) =>
        SendAs(token, HttpMethod.Post, path, JsonContent(body));

    public async Task<HttpResponseMessage> SendAs(
        string? token,
        HttpMethod method,
        string path,
        HttpContent? content = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        await Found(method, path);
        // The stream of changes has no end.
        return await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> Post(string path, JsonNode? body = null, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, JsonContent(body), IfMatch(ifMatch));

    public Task<HttpResponseMessage> Put(string path, JsonNode? body, string? ifMatch = null) =>
        Send(HttpMethod.Put, path, JsonContent(body), IfMatch(ifMatch));

    public async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        await Found(method, path);
        var answer = await Client.SendAsync(request);
        if (answer.Headers.TryGetValues("Catalog-Position", out var positions))
        {
            _written = Math.Max(_written, long.Parse(positions.Single(), CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private async Task Found(HttpMethod method, string path)
    {
        var address = path.Split('?')[0];
        if (
            address == "/v1/matches"
            || (method == HttpMethod.Get && address is "/v1/job-postings" or "/v1/suggestions")
        )
        {
            await IsSearchable();
        }
    }

    // What was written here is found by a search that follows, as minPosition would have it.
    private Task<bool> IsSearchable() =>
        Services.GetRequiredService<ISearchIndex>().Reaches(_written, TimeSpan.FromSeconds(10), CancellationToken.None);

    /// <summary>Every row of every table but the relay's cursor, which moves by itself.</summary>
    public async Task<IReadOnlyList<string>> Rows()
    {
        await using var database = new SqliteConnection($"Data Source={FileIn(_folder)};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        var tables = await Read(
            database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'relay_cursors' ORDER BY name"
        );
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange((await Read(database, $"SELECT * FROM {table}")).Select(row => $"{table}: {row}"));
        }

        return rows;
    }

    /// <summary>As the service is asked to end; what it answers meanwhile still comes.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Anonymous.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
        Logs.HoldNoSecrets();
    }

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "catalog.db");

    private static (string, string)[] IfMatch(string? tag) => tag is null ? [] : [("If-Match", tag)];

    private static StringContent? JsonContent(JsonNode? body) =>
        body is null ? null : new(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static async Task<IReadOnlyList<string>> Read(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }
}

/// <summary>The time of the system, moved ahead.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long ahead;

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}

internal static class CatalogAnswers
{
    /// <summary>The body, after checking the status.</summary>
    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> answering, HttpStatusCode status)
    {
        using var response = await answering;
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(status, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> Problem(this Task<HttpResponseMessage> answering, HttpStatusCode status)
    {
        using var response = await answering;
        return await response.Problem(status);
    }

    /// <summary>The address of the next page; empty on the last one.</summary>
    public static string NextPage(this HttpResponseMessage response)
    {
        var link = response.Header("Link");
        return link.Length == 0 ? "" : link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }

    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static int Number(this JsonNode? node) => node!.GetValue<int>();

    public static IReadOnlyList<JsonNode> Items(this JsonNode page) =>
        [.. page["items"]!.AsArray().Select(item => item!)];

    public static JsonNode With(this JsonNode body, Action<JsonNode>? change)
    {
        var copy = body.DeepClone();
        change?.Invoke(copy);
        return copy;
    }

    /// <summary>The text without the members that only some of two answers have.</summary>
    public static JsonNode Without(this JsonNode body, params IEnumerable<string> members)
    {
        var copy = body.DeepClone();
        foreach (var member in members)
        {
            copy.AsObject().Remove(member);
        }

        return copy;
    }
}
