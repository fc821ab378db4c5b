using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>The settings under "Security".</summary>
internal sealed record SecuritySettings
{
    public const string Section = "Security";

    /// <summary>Whether published public postings are read without a token.</summary>
    public bool PublicReading { get; init; }

    /// <summary>The claim that has the roles; a dot leads into an object: <c>realm_access.roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The scopes that a role stands for.</summary>
    public IReadOnlyDictionary<string, string[]> RoleScopes { get; init; } = new Dictionary<string, string[]>();

    public static SecuritySettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<SecuritySettings>() ?? new SecuritySettings();
        foreach (var (role, scopes) in settings.RoleScopes)
        {
            if (scopes.Except(Scopes.All).FirstOrDefault() is { } unknown)
            {
                throw new SettingException(
                    $"{Section}:{nameof(RoleScopes)}:{role}",
                    $"'{unknown}' is no scope; there are {string.Join(", ", Scopes.All)}."
                );
            }
        }

        return settings;
    }
}
