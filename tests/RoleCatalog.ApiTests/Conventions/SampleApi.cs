using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Conventions;

/// <summary>The conventions over a real socket, with endpoints made up to need each of them.</summary>
internal sealed class SampleApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private SampleApi(WebApplication app, RecordedLogs logs)
    {
        this.app = app;
        Logs = logs;
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address),
        };
    }

    public HttpClient Client { get; }

    public RecordedLogs Logs { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<SampleApi> Start(Action<WebApplicationBuilder>? configure = null)
    {
        var logs = new RecordedLogs();
        var builder = WebApplication.CreateBuilder([
            "--urls",
            "http://127.0.0.1:0",
            .. (await TokenIssuer.Shared).Settings,
        ]);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(logs);
        builder.AddCatalogConventions();
        builder.Services.AddScoped<CurrentCaller>();
        builder.Services.AddScoped<IUnitOfWork, SampleUnitOfWork>();
        builder.Services.AddProblem<TimeoutException>(
            new Problem(503, "store-busy", "Store busy", "Try again soon.") { RetryAfter = TimeSpan.FromSeconds(1.2) }
        );
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseCatalogConventions();
        app.MapCatalogHost();
        app.MapGroup("/v1").WithCatalogConventions().IsOpen().MapSamples();
        app.RequireSoundEndpoints();
        await app.StartAsync();
        return new SampleApi(app, logs);
    }

    public async Task<HttpResponseMessage> Post(string path, string json, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Send(HttpMethod.Post, path, content, headers);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, content: null, headers);

    public async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Logs.HoldNoSecrets();
    }
}

internal static class Answers
{
    public static async Task<JsonNode> Json(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>The problem, after checking what every problem has.</summary>
    public static async Task<JsonNode> Problem(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(status, text);
        response.Content.Headers.ContentType!.ToString().Should().Be("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["status"]!.GetValue<int>().Should().Be((int)status);
        problem["type"]!.GetValue<string>().Should().Be($"urn:rolecatalog:problem:{problem["code"]}");
        problem["title"]!.GetValue<string>().Should().NotBeEmpty();
        problem["detail"]!.GetValue<string>().Should().NotBeEmpty();
        problem["traceId"]!.GetValue<string>().Should().Be(response.Headers.GetValues("Trace-Id").Single());
        text.Should().NotContainAny("Exception", "   at ", "System.", "RoleCatalog.", ".cs");
        return problem;
    }

    public static IEnumerable<string> Errors(this JsonNode problem) =>
        problem["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}");

    public static string Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";
}

internal sealed class SampleUnitOfWork : IUnitOfWork
{
    public long? Position { get; private set; }

    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken queued)
    {
        Position = 42;
        return work();
    }

    public Task<T> Read<T>(Func<Task<T>> work, CancellationToken cancellationToken) => work();
}

internal sealed class RecordedLogs : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>For whoever stops a service, so that the log of the whole run is searched.</summary>
    public void HoldNoSecrets() => SecretsInLogs.In(Lines).Should().BeEmpty("a log has no secrets and no bodies");

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
