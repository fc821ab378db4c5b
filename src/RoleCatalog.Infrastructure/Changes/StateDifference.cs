using System.Text.Json;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>What is not in a state as it was in the one before.</summary>
internal static class StateDifference
{
    // Every change has these; the envelope says them.
    private static readonly HashSet<string> Always = ["version", "updatedAt"];

    /// <summary>
    /// JSON Pointers of the members that are new, gone or different: members are looked into, lists are compared as a
    /// whole. And the status before, when it was another.
    /// </summary>
    public static (IReadOnlyList<string> ChangedFields, string? StatusBefore) Of(string? before, string after)
    {
        using var now = JsonDocument.Parse(after);
        using var then = before is null ? null : JsonDocument.Parse(before);
        var changed = new List<string>();
        Compare(then?.RootElement, now.RootElement, "", changed);
        return (changed, changed.Contains("/status") && then is not null ? Status(then) : null);
    }

    private static string? Status(JsonDocument state) =>
        state.RootElement.TryGetProperty("status", out var status) ? status.GetString() : null;

    private static void Compare(JsonElement? before, JsonElement after, string at, List<string> changed)
    {
        var then = before is { ValueKind: JsonValueKind.Object } known ? known : default(JsonElement?);
        foreach (var member in after.EnumerateObject().Where(member => at.Length > 0 || !Always.Contains(member.Name)))
        {
            var pointer = Pointer(at, member.Name);
            if (then?.TryGetProperty(member.Name, out var old) != true)
            {
                changed.Add(pointer);
            }
            else if (old.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object)
            {
                Compare(old, member.Value, pointer, changed);
            }
            else if (!JsonElement.DeepEquals(old, member.Value))
            {
                changed.Add(pointer);
            }
        }

        if (then is { } all)
        {
            changed.AddRange(
                all.EnumerateObject()
                    .Where(member => !after.TryGetProperty(member.Name, out _))
                    .Select(member => Pointer(at, member.Name))
            );
        }
    }

    private static string Pointer(string at, string name) =>
        $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
