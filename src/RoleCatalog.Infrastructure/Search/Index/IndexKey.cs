using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The term of a value that a posting has, short whatever the value is. No term of a text begins so.</summary>
internal static class IndexKey
{
    private const int Length = 8;

    public static string Of(WordKind kind, string name) => Of((char)('a' + (int)kind), name);

    public static string OfExternalId(string scheme, string value) => Of('x', $"{scheme}:{value}");

    private static string Of(char kind, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return $"={kind}{Convert.ToHexStringLower(hash[..Length])}";
    }
}
