using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api;

/// <summary>The settings under "Publishing".</summary>
internal static class PublishingSettings
{
    private const string RequiredLanguages = "Publishing:RequiredLanguages";

    public static PublishingOptions Read(IConfiguration configuration)
    {
        try
        {
            return PublishingOptions.Of(configuration.GetSection(RequiredLanguages).Get<string[]>() ?? []);
        }
        catch (DomainException wrong)
        {
            throw new SettingException(RequiredLanguages, wrong.Message, wrong);
        }
    }
}
