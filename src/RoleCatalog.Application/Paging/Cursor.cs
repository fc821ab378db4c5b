using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Application.Paging;

/// <summary>
/// The cursors of one list with its filters and sort. They are opaque and checked, not secret: whoever reads a key from
/// one treats it as any other input.
/// </summary>
public sealed class Cursor
{
    public const int MaxLength = 4096;

    private const byte Format = 1;
    private const int ChecksumLength = 4;
    private const int FingerprintLength = 8;

    private readonly byte[] list;
    private readonly byte[] filters;

    private Cursor(string list, IEnumerable<string?> filters)
    {
        this.list = Fingerprint([list]);
        this.filters = Fingerprint(filters);
    }

    /// <param name="list">The name of the list, such as "skills".</param>
    /// <param name="filters">Everything that decides which entities there are and in what order, in a fixed sequence; not the limit.</param>
    public static Cursor For(string list, params IEnumerable<string?> filters) => new(list, filters);

    public string After(params object?[] values) => Write(new CursorKey(values));

    public string Write(CursorKey key)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(list);
        writer.Write(filters);
        CursorKeyFormat.Write(writer, key);
        writer.Flush();
        var content = buffer.ToArray();
        return Base64Url.EncodeToString([.. content, .. SHA256.HashData(content).AsSpan(0, ChecksumLength)]);
    }

    /// <summary>The key in a cursor, or null when there is none.</summary>
    /// <exception cref="CursorException">The cursor is not one of this list with these filters.</exception>
    public CursorKey? Read(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var content = CheckedContent(cursor);
        if (content[0] != Format)
        {
            throw CursorErrors.OldFormat();
        }

        var body = content.AsSpan(1);
        if (body.Length < 2 * FingerprintLength)
        {
            throw CursorErrors.Malformed();
        }

        if (!body[..FingerprintLength].SequenceEqual(list))
        {
            throw CursorErrors.OtherList();
        }

        return body.Slice(FingerprintLength, FingerprintLength).SequenceEqual(filters)
            ? CursorKeyFormat.Read(body[(2 * FingerprintLength)..])
            : throw CursorErrors.OtherFilters();
    }

    private static byte[] CheckedContent(string cursor)
    {
        var bytes = OpaqueText.Decode(cursor, MaxLength) ?? throw CursorErrors.Malformed();
        var end = bytes.Length - ChecksumLength;
        return
            end > 0 && SHA256.HashData(bytes.AsSpan(0, end)).AsSpan(0, ChecksumLength).SequenceEqual(bytes.AsSpan(end))
            ? bytes[..end]
            : throw CursorErrors.Malformed();
    }

    // Length-prefixed, so that ("a", "b") and ("ab", "") differ, and so do null and "".
    private static byte[] Fingerprint(IEnumerable<string?> parts)
    {
        var text = string.Concat(parts.Select(part => part is null ? "-;" : $"{part.Length}:{part};"));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..FingerprintLength];
    }
}
