using RoleCatalog.Domain;

namespace RoleCatalog.Application;

/// <summary>Members that a client may send back as it read them, but not change.</summary>
internal static class ReadOnlyMember
{
    public static void Check(ErrorCollector errors, string field, DateTimeOffset? given, DateTimeOffset? actual) =>
        Check(errors, field, Written(given), Written(actual));

    public static void Check(ErrorCollector errors, string field, string? given, string? actual)
    {
        if (given is not null && given != actual)
        {
            errors
                .At(field)
                .Add(
                    "read-only",
                    actual is null
                        ? "The catalogue gives this, not the client."
                        : $"This does not change: it is '{actual}'."
                );
        }
    }

    private static string? Written(DateTimeOffset? instant) => instant is { } known ? Rfc3339.Format(known) : null;
}
