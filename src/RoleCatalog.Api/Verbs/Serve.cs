using System.CommandLine;

namespace RoleCatalog.Api.Verbs;

/// <summary>Serves the API until it is stopped.</summary>
internal static class Serve
{
    public static Command Command(string[] args)
    {
        var command = new Command(
            "serve",
            "Serves the API (the default). Example: serve --urls http://localhost:5080 --Fill:Demo=false"
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((_, cancellationToken) => Run(args, cancellationToken));
        return command;
    }

    private static async Task Run(string[] args, CancellationToken cancellationToken)
    {
        var builder = CatalogHost.CreateBuilder(args);
        builder.AddCatalogApi();

        await using var app = builder.Build();
        app.UseCatalogApi();
        app.MapCatalogApi();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            // What had started before the failure would run on, on a store that is closed.
            await StopWhatStarted(app);
            throw;
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task StopWhatStarted(WebApplication app)
    {
        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            // It follows from the failure of the start, which is what is told.
            app.Logger.LogDebug(error, "Stopping after a failed start failed too");
        }
    }
}
