using RoleCatalog.Api.Changes.Contract;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api;

/// <summary>What events say of the catalogue: the setting "Events:Source", and where their schemas are.</summary>
internal static class EventSettings
{
    private const string Source = "Events:Source";

    public static EventOptions Read(IConfiguration configuration)
    {
        var options = new EventOptions { Schemas = PublicAddress.Read(configuration).Url + ContractEndpoints.Schemas };
        return configuration[Source] switch
        {
            null or "" => options,
            var said when Uri.IsWellFormedUriString(said, UriKind.RelativeOrAbsolute) => options with { Source = said },
            var said => throw new SettingException(Source, $"'{said}' must be a URI reference, such as /rolecatalog."),
        };
    }
}
