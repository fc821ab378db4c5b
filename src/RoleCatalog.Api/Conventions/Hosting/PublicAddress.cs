using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>Where others reach the service: the setting "Api:PublicUrl".</summary>
/// <param name="Url">Absolute, without a slash at its end.</param>
/// <param name="IsSet">Whether it was said, or is the default.</param>
internal sealed record PublicAddress(string Url, bool IsSet)
{
    private const string Setting = "Api:PublicUrl";

    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps];

    public static PublicAddress Read(IConfiguration configuration) =>
        configuration[Setting] switch
        {
            null or "" => new PublicAddress("http://localhost:5080", IsSet: false),
            var said when IsAddress(said) => new PublicAddress(said.TrimEnd('/'), IsSet: true),
            var said => throw new SettingException(
                Setting,
                $"'{said}' must be an absolute http or https URL without query, such as https://catalog.example."
            ),
        };

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && Schemes.Contains(address.Scheme)
        && Uri.IsWellFormedUriString(text, UriKind.Absolute)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && !text.EndsWith('?')
        && !text.EndsWith('#');
}
