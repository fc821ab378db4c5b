using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>
/// Leaves text as people wrote it ("C++", "é", emoji) and escapes what could end a script element or a line when the JSON
/// is put into a page. The encoders of the framework either escape all of the former or none of the latter.
/// </summary>
[SuppressMessage("Security", "S6640", Justification = "The contract of JavaScriptEncoder is in pointers.")]
internal sealed class ReadableJsonEncoder : JavaScriptEncoder
{
    private const string Plain =
        " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Plain));
    private static readonly SearchValues<char> PlainChars = SearchValues.Create(Plain);

    public static ReadableJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => Default.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar < 0x80
            ? !PlainChars.Contains((char)unicodeScalar)
            : !Rune.IsValid(unicodeScalar)
                || Rune.GetUnicodeCategory(new Rune(unicodeScalar))
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.PrivateUse;

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        for (var at = 0; at < utf8Text.Length; )
        {
            var plain = utf8Text[at..].IndexOfAnyExcept(PlainBytes);
            if (plain < 0)
            {
                return -1;
            }

            at += plain;
            var valid = Rune.DecodeFromUtf8(utf8Text[at..], out var rune, out var length) == OperationStatus.Done;
            if (!valid || WillEncode(rune.Value))
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var at = 0; at < span.Length; )
        {
            var valid = Rune.DecodeFromUtf16(span[at..], out var rune, out var length) == OperationStatus.Done;
            if (!valid || WillEncode(rune.Value))
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    )
    {
        if (WillEncode(unicodeScalar))
        {
            return Default.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        return new Rune(unicodeScalar).TryEncodeToUtf16(
            new Span<char>(buffer, bufferLength),
            out numberOfCharactersWritten
        );
    }
}
