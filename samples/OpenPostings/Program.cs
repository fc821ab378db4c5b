using System.Net.Http.Headers;
using OpenPostings;

// On the command line (--Broker:Queue=...), in the environment (Broker__Queue=...) or in appsettings.json.
var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
builder.Services.AddSingleton(
    new Places(
        new Uri(settings["Catalog:Url"] ?? "http://localhost:5080"),
        new Uri(settings["Broker:Uri"] ?? "amqp://guest:guest@localhost:5672/"),
        settings["Broker:Queue"] ?? "open-postings"
    )
);
builder.Services.AddHttpClient<Feed>(
    (services, http) =>
    {
        http.BaseAddress = services.GetRequiredService<Places>().Catalog;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings["Catalog:Token"]);
    }
);
builder.Services.AddSingleton<Follower>();

// How long the end waits for an event that is being handled; it is delivered again then.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
builder.Services.AddHostedService(services => services.GetRequiredService<Follower>());

var app = builder.Build();
app.MapGet("/open-postings", (Follower follower) => follower.Table.Open);
app.MapGet("/health", (Follower follower) => Results.StatusCode(follower.HasCaughtUp ? 200 : 503));
await app.RunAsync();
return Environment.ExitCode;
