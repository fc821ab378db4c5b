using System.Buffers;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Bytes to text: one kind of line end, no invisible characters. Lines keep their numbers.</summary>
internal static class DocumentText
{
    private static readonly (byte[] Magic, string Name)[] OtherFormats =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an Office document"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], "a rich text document"),
        ([0x1F, 0x8B], "a compressed file"),
        ([0x89, 0x50, 0x4E, 0x47], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
    ];

    private static readonly SearchValues<char> Noticed = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Where(code => code != '\n').Select(code => (char)code),
        .. "\u007F\u0085\u00A0\u00AD\u2007\u2028\u2029\u202F\u200B\u200C\u200D\u2060\uFEFF\u3000",
    ]);

    public static DocumentRefusal? Decode(ReadOnlySpan<byte> content, out string text)
    {
        text = string.Empty;
        foreach (var (magic, name) in OtherFormats)
        {
            if (content.StartsWith(magic))
            {
                return new DocumentRefusal("not-text", $"The content is {name}, not text.");
            }
        }

        try
        {
            text = EncodingOf(ref content).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return new DocumentRefusal(
                "invalid-encoding",
                "The content is neither UTF-8 nor UTF-16 with a byte order mark."
            );
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return new DocumentRefusal("not-text", "The content has NUL characters: it is not text.");
        }

        text = Tidied(text);
        return string.IsNullOrWhiteSpace(text)
            ? new DocumentRefusal("empty-document", "The document has no text.")
            : null;
    }

    private static Encoding EncodingOf(ref ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            var bigEndian = content[0] == 0xFE;
            content = content[2..];
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
        }

        content = content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    }

    private static string Tidied(string text)
    {
        if (text.AsSpan().IndexOfAny(Noticed) < 0)
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            switch (character)
            {
                case '\r' when index + 1 < text.Length && text[index + 1] == '\n':
                    break;
                case '\r' or '\u0085' or '\u2028' or '\u2029':
                    tidy.Append('\n');
                    break;
                case '\t':
                    tidy.Append('\t');
                    break;
                case '\v' or '\f' or '\u00A0' or '\u2007' or '\u202F' or '\u3000':
                    tidy.Append(' ');
                    break;
                case var _ when character != '\n' && Noticed.Contains(character):
                    break;
                default:
                    tidy.Append(character);
                    break;
            }
        }

        return tidy.ToString();
    }
}
