using System.Buffers.Binary;
using System.Text;

namespace RoleCatalog.Application.Paging;

/// <summary>A key as bytes: for each value a kind, then for a long its eight bytes, for a text its length and UTF-8.</summary>
internal static class CursorKeyFormat
{
    private const byte Null = 0;
    private const byte Number = 1;
    private const byte Text = 2;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static void Write(BinaryWriter writer, CursorKey key)
    {
        foreach (var value in key.Values)
        {
            switch (value)
            {
                case long number:
                    writer.Write(Number);
                    writer.Write(number);
                    break;
                case string text:
                    var bytes = StrictUtf8.GetBytes(text);
                    writer.Write(Text);
                    writer.Write(checked((ushort)bytes.Length));
                    writer.Write(bytes);
                    break;
                default:
                    writer.Write(Null);
                    break;
            }
        }
    }

    public static CursorKey Read(ReadOnlySpan<byte> bytes)
    {
        var values = new List<object?>();
        while (!bytes.IsEmpty)
        {
            var kind = Take(ref bytes, 1)[0];
            values.Add(
                kind switch
                {
                    Null => null,
                    Number => BinaryPrimitives.ReadInt64LittleEndian(Take(ref bytes, sizeof(long))),
                    Text => ReadText(ref bytes),
                    _ => throw CursorErrors.Malformed(),
                }
            );
        }

        return new CursorKey([.. values]);
    }

    private static string ReadText(ref ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(Take(ref bytes, sizeof(ushort)));
        try
        {
            return StrictUtf8.GetString(Take(ref bytes, length));
        }
        catch (DecoderFallbackException)
        {
            throw CursorErrors.Malformed();
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < count)
        {
            throw CursorErrors.Malformed();
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
