using System.Net.Mime;
using System.Text;

namespace RoleCatalog.Api.Conventions.Formats;

/// <summary>A page of HTML to read: even if text in it were taken for markup, it could load and run nothing.</summary>
internal static class ReadOnlyPage
{
    public static IResult Of(string html, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8);
    }
}
