namespace RoleCatalog.Application.SkillProfiles.Import;

internal enum DocumentFormat
{
    Markdown,
    Text,
    Html,
}

/// <summary>The format by media type, else by file extension, else by the look of the text.</summary>
internal static class DocumentFormats
{
    private static readonly Dictionary<string, DocumentFormat?> ByMediaType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/markdown"] = DocumentFormat.Markdown,
        ["text/x-markdown"] = DocumentFormat.Markdown,
        ["text/plain"] = DocumentFormat.Text,
        ["text/html"] = DocumentFormat.Html,
        ["application/xhtml+xml"] = DocumentFormat.Html,
        ["application/octet-stream"] = null,
    };

    private static readonly Dictionary<string, DocumentFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".md"] = DocumentFormat.Markdown,
        [".markdown"] = DocumentFormat.Markdown,
        [".txt"] = DocumentFormat.Text,
        [".text"] = DocumentFormat.Text,
        [".html"] = DocumentFormat.Html,
        [".htm"] = DocumentFormat.Html,
        [".xhtml"] = DocumentFormat.Html,
    };

    public static DocumentRefusal? Of(DocumentSource source, string text, out DocumentFormat format)
    {
        format = DocumentFormat.Text;
        var mediaType = source.MediaType?.Split(';')[0].Trim();
        if (!string.IsNullOrEmpty(mediaType))
        {
            if (!ByMediaType.TryGetValue(mediaType, out var named))
            {
                return Refused($"The media type {mediaType} is not supported: use Markdown, plain text or HTML.");
            }

            if (named is { } known)
            {
                format = known;
                return null;
            }
        }

        var extension = Path.GetExtension(source.FileName);
        if (string.IsNullOrEmpty(extension))
        {
            format = Sniffed(text);
            return null;
        }

        return ByExtension.TryGetValue(extension, out format)
            ? null
            : Refused($"The file extension {extension} is not supported: use .md, .txt or .html.");
    }

    private static DocumentRefusal Refused(string reason) => new("unsupported-format", reason);

    private static DocumentFormat Sniffed(string text)
    {
        if (LooksLike(text, "<!doctype html", "<html", "</p>", "</li>", "</h1>", "</h2>", "</div>"))
        {
            return DocumentFormat.Html;
        }

        return
            text.StartsWith("---\n", StringComparison.Ordinal)
            || text.StartsWith("# ", StringComparison.Ordinal)
            || LooksLike(text, "\n# ", "\n## ", "\n### ", "**", "](")
            ? DocumentFormat.Markdown
            : DocumentFormat.Text;
    }

    private static bool LooksLike(string text, params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
