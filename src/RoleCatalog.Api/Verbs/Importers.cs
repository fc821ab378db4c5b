using RoleCatalog.Api.Security;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Verbs;

/// <summary>Where documents go: into the store, or to the service that owns it.</summary>
internal interface IImporter
{
    Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken);
}

internal static class Importers
{
    public static IImporter To(OpenedCatalog catalog) =>
        catalog.Service is { } service ? new ServiceImporter(service) : new StoreImporter(catalog);
}

/// <summary>Imports into a store that no service runs on.</summary>
internal sealed class StoreImporter(OpenedCatalog catalog) : IImporter
{
    public async Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file, cancellationToken);
        var document = new DocumentSource(content, Path.GetFileName(file), Language: request.Language);
        try
        {
            var imported = await catalog.Send(
                new ImportSkillProfile(document, Key: null, request.DryRun),
                cancellationToken
            );
            return new ImportOutcome(file, imported, []);
        }
        catch (DomainException refused)
        {
            return new ImportOutcome(file, Imported: null, refused.Errors);
        }
    }
}

/// <summary>Imports through a running service.</summary>
internal sealed class ServiceImporter(HttpClient service) : IImporter
{
    public async Task<ImportOutcome> Import(string file, ImportRequest request, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken));
        content.Headers.ContentType = new("application/octet-stream");
        var query =
            $"?dryRun={(request.DryRun ? "true" : "false")}&fileName={Uri.EscapeDataString(Path.GetFileName(file))}";
        var language = request.Language is null ? "" : $"&language={Uri.EscapeDataString(request.Language)}";
        using var response = await service.PostAsync(
            $"/v1/skill-profiles/import{query}{language}",
            content,
            cancellationToken
        );
        var (imported, errors) = await ServiceAnswer.Read<ImportedSkillProfile>(
            response,
            Scopes.Write,
            cancellationToken
        );
        return new ImportOutcome(file, imported, errors);
    }
}
