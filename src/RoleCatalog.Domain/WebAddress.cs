namespace RoleCatalog.Domain;

/// <summary>An absolute http or https URL.</summary>
public sealed record WebAddress
{
    public const int MaxLength = 2_000;

    private WebAddress(string value) => Value = value;

    public string Value { get; }

    public static WebAddress Parse(string? value) =>
        value is { Length: <= MaxLength }
        && Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
        && uri.AbsoluteUri.Length <= MaxLength
            ? new WebAddress(uri.AbsoluteUri)
            : throw new DomainException(
                "url-invalid",
                $"An absolute http or https URL of at most {MaxLength} characters is needed here."
            );

    public override string ToString() => Value;
}
