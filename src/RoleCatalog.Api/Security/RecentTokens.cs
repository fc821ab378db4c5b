using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.Api.Security;

/// <summary>
/// Tokens that were valid lately, by their hash. They are checked all the same, but not held back for others that send bad
/// ones from the same address. The oldest half is forgotten when there are many.
/// </summary>
internal sealed class RecentTokens
{
    public const int Most = 10_000;

    private ConcurrentDictionary<UInt128, bool> young = new();
    private ConcurrentDictionary<UInt128, bool> old = new();

    public bool Has(string token)
    {
        var hash = HashOf(token);
        return Volatile.Read(ref young).ContainsKey(hash) || Volatile.Read(ref old).ContainsKey(hash);
    }

    public void Add(string token)
    {
        var current = Volatile.Read(ref young);
        if (
            current.TryAdd(HashOf(token), true)
            && current.Count >= Most / 2
            && Interlocked.CompareExchange(ref young, new ConcurrentDictionary<UInt128, bool>(), current) == current
        )
        {
            Volatile.Write(ref old, current);
        }
    }

    public void Remove(string token)
    {
        var hash = HashOf(token);
        Volatile.Read(ref young).TryRemove(hash, out _);
        Volatile.Read(ref old).TryRemove(hash, out _);
    }

    private static UInt128 HashOf(string token) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
