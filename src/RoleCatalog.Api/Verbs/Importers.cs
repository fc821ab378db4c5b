using System.Net;
using System.Text.Json;
using MediatR;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Store;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Verbs;

/// <summary>Where documents go: into the store, or to the service that owns it.</summary>
internal interface IImporter : IAsyncDisposable
{
    Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken);
}

internal static class Importers
{
    /// <summary>One process owns the store: when a service runs on it, documents go through the service.</summary>
    public static async Task<IImporter> Open(string[] args, CancellationToken cancellationToken)
    {
        var builder = CatalogHost.CreateBuilder(args);
        // Standard output is the answer of the verb.
        builder.Logging.ClearProviders();
        builder.AddCatalogWithoutApi();
        var app = builder.Build();
        try
        {
            await app.Services.GetRequiredService<StorePreparation>().Prepare(cancellationToken);
        }
        catch (DatabaseInUseException inUse) when (inUse.Url is not null)
        {
            await app.DisposeAsync();
            return new ServiceImporter(inUse.Url);
        }

        return new StoreImporter(app);
    }
}

/// <summary>Imports into a store that no service runs on.</summary>
internal sealed class StoreImporter(WebApplication app) : IImporter
{
    public async Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        var document = new DocumentSource(content, Path.GetFileName(file), Language: request.Language);
        try
        {
            var imported = await Send(new ImportSkillProfile(document, Key: null, request.DryRun), cancellationToken);
            return new ImportOutcome(file, imported, []);
        }
        catch (DomainException refused)
        {
            return new ImportOutcome(file, Imported: null, refused.Errors);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}

/// <summary>Imports through a running service.</summary>
internal sealed class ServiceImporter(string url) : IImporter
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri(url),
        DefaultRequestHeaders = { Authorization = ServiceToken.Header() },
    };

    public async Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken));
        content.Headers.ContentType = new("application/octet-stream");
        var query =
            $"?dryRun={(request.DryRun ? "true" : "false")}&fileName={Uri.EscapeDataString(Path.GetFileName(file))}";
        var language = request.Language is null ? "" : $"&language={Uri.EscapeDataString(request.Language)}";
        using var response = await http.PostAsync(
            $"/v1/skill-profiles/import{query}{language}",
            content,
            cancellationToken
        );
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return new ImportOutcome(file, await Read<ImportedSkillProfile>(body, cancellationToken), []);
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new ImportOutcome(file, Imported: null, [ServiceToken.Refused(url)]);
        }

        var problem = await Read<JsonElement>(body, cancellationToken);
        return new ImportOutcome(file, Imported: null, Errors(problem));
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<T> Read<T>(Stream body, CancellationToken cancellationToken) =>
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
