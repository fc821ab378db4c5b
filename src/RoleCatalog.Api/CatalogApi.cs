using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.Api;

internal static class CatalogApi
{
    public static void AddCatalogApi(this WebApplicationBuilder builder) => builder.AddCatalogConventions();

    public static void UseCatalogApi(this WebApplication app) => app.UseCatalogConventions();

    public static void MapCatalogApi(this WebApplication app)
    {
        app.MapCatalogHost();
        _ = app.MapGroup("/v1").WithCatalogConventions();
        app.RequireSoundEndpoints();
    }
}
