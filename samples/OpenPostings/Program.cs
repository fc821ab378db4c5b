using OpenPostings;

// Settings on the command line (--Broker:Queue=...), in the environment (Broker__Queue=...) or in appsettings.json.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<PostingTable>();
builder.Services.AddHostedService(services => services.GetRequiredService<PostingTable>());

var app = builder.Build();
app.MapGet("/open-postings", (PostingTable table) => table.Open);
app.MapGet("/health", (PostingTable table) => Results.StatusCode(table.IsComplete ? 200 : 503));
await app.RunAsync();
return Environment.ExitCode;
