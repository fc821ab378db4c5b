using System.CommandLine;
using RoleCatalog.Api.Store;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Verbs;

/// <summary>Brings the schema of the store up to date, and creates the database where there is none.</summary>
internal static class Migrate
{
    public static Command Command(string[] args)
    {
        var command = new Command(
            "migrate",
            "Brings the schema of the store up to date, and creates the database where there is none and the login may. "
                + "Example: migrate --Store:Provider=SqlServer --Store:ConnectionString=\"Server=...;Database=...\""
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
        builder.Services.AddCatalog(StoreSettings.Read(builder));
        await using var app = builder.Build();
        await app.Services.GetRequiredService<ICatalogStore>().Migrate(cancellationToken);
        app.Logger.LogInformation("The schema of the store is up to date");
    }
}
