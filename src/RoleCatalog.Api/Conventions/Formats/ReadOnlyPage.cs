using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Api.Conventions.Formats;

/// <summary>A page of HTML to read: even if text in it were taken for markup, it could load and run nothing.</summary>
internal static class ReadOnlyPage
{
    /// <param name="style">What stands in the page's style element, which is the only one that counts.</param>
    public static IResult Of(string html, string style, HttpResponse response)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
