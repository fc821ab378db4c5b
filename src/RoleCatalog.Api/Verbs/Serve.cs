using System.CommandLine;

namespace RoleCatalog.Api.Verbs;

/// <summary>Serves the API until it is stopped.</summary>
internal static class Serve
{
    public static Command Command(string[] args)
    {
        var command = new Command(
            "serve",
            "Serves the API (the default). Example: serve --urls http://localhost:5080 --Demo:Enabled=false"
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
        await app.RunAsync(cancellationToken);
    }
}
