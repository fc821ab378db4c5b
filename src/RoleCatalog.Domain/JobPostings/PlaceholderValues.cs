using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>What a posting puts into the placeholders of its role, by their keys; equal to others that put the same.</summary>
public sealed class PlaceholderValues(IReadOnlyDictionary<string, PlaceholderValue> values)
    : IReadOnlyDictionary<string, PlaceholderValue>,
        IEquatable<PlaceholderValues>
{
    public static readonly PlaceholderValues None = new(new Dictionary<string, PlaceholderValue>());

    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<PlaceholderValue> Values => values.Values;

    public PlaceholderValue this[string key] => values[key];

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PlaceholderValue value) =>
        values.TryGetValue(key, out value);

    public bool Equals(PlaceholderValues? other) =>
        other is not null
        && Count == other.Count
        && values.All(value => other.TryGetValue(value.Key, out var theirs) && value.Value == theirs);

    public override bool Equals(object? obj) => Equals(obj as PlaceholderValues);

    public override int GetHashCode() => Count;

    public IEnumerator<KeyValuePair<string, PlaceholderValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
