using System.CommandLine;
using System.Text.Json;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure;
using Spectre.Console;

namespace RoleCatalog.Api.Verbs;

/// <summary>Makes a profile draft of each document.</summary>
internal static class ImportDocuments
{
    private static readonly string[] Extensions = [".md", ".markdown", ".txt", ".html", ".htm"];

    public static Command Command(string[] args)
    {
        var paths = new Argument<string[]>("FILE|FOLDER")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = $"Documents, and folders with documents ({string.Join(", ", Extensions)}).",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be imported, and keeps nothing." };
        var json = new Option<bool>("--json")
        {
            Description = "Prints one JSON object a document instead of a summary.",
        };
        var language = new Option<string?>("--language")
        {
            Description = "The language of the documents (en, id); detected unless given.",
        };
        var command = new Command(
            "import",
            "Makes a skill profile draft of each job description. With a service running it goes through it."
        )
        {
            paths,
            dryRun,
            json,
            language,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                CatalogHost.RefuseUnknown("import", parsed.UnmatchedTokens);
                var request = new ImportRequest(parsed.GetValue(dryRun), parsed.GetValue(language));
                return Run(args, Files(parsed.GetValue(paths)!), request, parsed.GetValue(json), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> Run(
        string[] args,
        IReadOnlyList<string> files,
        ImportRequest request,
        bool json,
        CancellationToken cancellationToken
    )
    {
        await using var catalog = await OpenedCatalog.Open(args, cancellationToken);
        var importer = Importers.To(catalog);
        var outcomes = new List<ImportOutcome>();
        await Progress(json)
            .StartAsync(async context =>
            {
                var progress = context.AddTask(request.DryRun ? "Reading" : "Importing", maxValue: files.Count);
                foreach (var file in files)
                {
                    outcomes.Add(await Import(importer, file, request, cancellationToken));
                    progress.Increment(1);
                }
            });
        foreach (var outcome in outcomes)
        {
            Console.WriteLine(
                json ? JsonSerializer.Serialize(outcome, CatalogJson.Options) : ImportSummary.Line(outcome)
            );
        }

        if (!json)
        {
            Console.WriteLine(ImportSummary.Total(outcomes, request.DryRun));
        }

        return outcomes.TrueForAll(outcome => outcome.Errors.Count == 0) ? 0 : 1;
    }

    /// <summary>Imports one document; whatever stands in the way of it is told, and does not stop the others.</summary>
    private static async Task<ImportOutcome> Import(
        IImporter importer,
        string file,
        ImportRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var size = new FileInfo(file).Length;
            return size <= KestrelLimits.Import
                ? await importer.Import(file, request, cancellationToken)
                : Refused(
                    "document-too-large",
                    $"The document has {size} bytes, at most {KestrelLimits.Import} are taken."
                );
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or HttpRequestException or JsonException)
        {
            return Refused("document-unreadable", error.Message);
        }

        ImportOutcome Refused(string code, string message) =>
            new(file, Imported: null, [new DomainError(code, message)]);
    }

    // Progress is for people: it goes to standard error, and with it stays out of what a script reads.
    private static Progress Progress(bool json)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (json || Console.IsErrorRedirected)
        {
            console.Profile.Out = new AnsiConsoleOutput(TextWriter.Null);
        }

        return console.Progress();
    }

    private static List<string> Files(IReadOnlyList<string> paths)
    {
        var missing = paths.Where(path => !File.Exists(path) && !Directory.Exists(path)).ToList();
        if (missing.Count > 0)
        {
            throw new FileNotFoundException(
                $"There is no file or folder {string.Join(", ", missing.Select(path => $"'{path}'"))}."
            );
        }

        var files = paths.SelectMany(path => Directory.Exists(path) ? Documents(path) : [path]).Distinct().ToList();
        return files.Count > 0
            ? files
            : throw new FileNotFoundException(
                $"There are no documents ({string.Join(", ", Extensions)}) in {string.Join(", ", paths)}."
            );
    }

    private static IEnumerable<string> Documents(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal);
}
