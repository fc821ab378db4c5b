using System.CommandLine;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Verbs;

/// <summary>The verbs of the host. Settings are given beside them as --Section:Name=value.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("RoleCatalog: skills, skill profiles and job postings. Without a verb it serves.")
        {
            Serve.Command(args),
            ImportDocuments.Command(args),
            Migrate.Command(args),
            HeldEvents.Command(args),
            Reindex.Command(args),
        };
        // Whatever begins with an option is for the host, which has options that are not listed here.
        var words = args is [] or [['-', ..], ..] && !AsksForHelp(args) ? ["serve", .. args] : args;
        try
        {
            return await root.Parse(words)
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (IsExplained(error))
        {
            await Console.Error.WriteLineAsync($"error: {error.Message}");
            return Failed;
        }
    }

    private static bool AsksForHelp(string[] args) => args is ["--help" or "-h" or "-?" or "--version", ..];

    /// <summary>The message alone says what is wrong and what to do.</summary>
    private static bool IsExplained(Exception error) =>
        error
            is DatabaseInUseException
                or MigrationException
                or SettingException
                or StoreUnavailableException
                or IOException
                or UnauthorizedAccessException;
}
