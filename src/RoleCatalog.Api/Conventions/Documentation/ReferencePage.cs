using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>The reference for people, from assets that this process serves.</summary>
internal static class ReferencePage
{
    public const string Address = $"/{Prefix}";

    private const string Prefix = "docs";

    // Swagger UI shows icons from data: addresses; all else comes from here.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseReferencePage(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase),
            page =>
            {
                page.UseOpenLimit();
                page.Use(
                    (context, next) =>
                    {
                        context.Response.Headers.ContentSecurityPolicy = Policy;
                        return next(context);
                    }
                );
            }
        );
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Prefix;
            page.DocumentTitle = "RoleCatalog API";
            page.SwaggerEndpoint(CatalogOpenApi.Address, "RoleCatalog v1");
            page.DisplayOperationId();
            page.DefaultModelsExpandDepth(0);
        });
    }
}
