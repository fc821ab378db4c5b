using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>The settings under "Security".</summary>
internal sealed record SecuritySettings
{
    public const string Section = "Security";

    /// <summary>Whether published public postings are read without a token.</summary>
    public bool PublicReading { get; init; }

    /// <summary>The claim that has the roles, by its name; else a dot leads into an object: <c>realm_access.roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The scopes that a role stands for.</summary>
    public IReadOnlyDictionary<string, string[]> RoleScopes { get; init; } = new Dictionary<string, string[]>();

    public static SecuritySettings Read(IConfiguration configuration)
    {
        var settings = configuration.Read<SecuritySettings>(Section) ?? new SecuritySettings();
        RefuseRolesWithoutAList(configuration);
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

    // The binder passes over it, and the role would be missing.
    private static void RefuseRolesWithoutAList(IConfiguration configuration)
    {
        foreach (var role in configuration.GetSection($"{Section}:{nameof(RoleScopes)}").GetChildren())
        {
            if (role.Value is not null)
            {
                throw new SettingException(role.Path, $"it is a list; set {role.Path}:0, {role.Path}:1 and so on.");
            }
        }
    }
}
