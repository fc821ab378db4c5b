namespace RoleCatalog.Api.Verbs;

internal static class CatalogHost
{
    /// <summary>A builder that finds its settings beside the program, wherever it is called from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
}
