using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace RoleCatalog.Api.Conventions.Preconditions;

/// <summary>A strong tag of a version of an entity and, where it has several forms, of one of them: "7", "7-en", "7-jsonld-en".</summary>
internal static class EntityTag
{
    public static string Of(int version, params IEnumerable<string?> variants) =>
        $"\"{string.Join('-', variants.Prepend(version.ToString(CultureInfo.InvariantCulture)).Where(part => part is not null))}\"";

    /// <summary>Of an answer that has no version.</summary>
    public static string Of(ReadOnlySequence<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in content)
        {
            hash.AppendData(segment.Span);
        }

        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetCurrentHash(sum);
        return $"\"{Convert.ToHexStringLower(sum[..16])}\"";
    }

    /// <summary>Weak comparison, as RFC 9110 wants for If-None-Match; a header that cannot be read matches nothing.</summary>
    public static bool IsIn(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Tag.Equals(tag, StringComparison.Ordinal));

    public static bool TryReadVersion(string tag, out int version)
    {
        var digits = tag.Trim('"').Split('-')[0];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version >= 0;
    }
}
