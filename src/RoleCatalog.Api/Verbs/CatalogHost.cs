using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Verbs;

internal static class CatalogHost
{
    /// <summary>A builder that finds its settings beside the program, wherever it is called from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );

    /// <summary>Settings stand beside the options of a verb; anything else is a mistake.</summary>
    public static void RefuseUnknown(string verb, IEnumerable<string> tokens)
    {
        if (tokens.FirstOrDefault(token => !token.Contains(':', StringComparison.Ordinal)) is { } unknown)
        {
            throw new SettingException(
                unknown,
                $"not an option of {verb}; see {verb} --help. Settings are given as --Section:Name=value."
            );
        }
    }
}
