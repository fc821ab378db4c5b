using System.Globalization;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The rows of each table and the characters of JSON in them.</summary>
internal sealed record Growth(IReadOnlyDictionary<string, double> Rows, double Json)
{
    // Times lose their trailing zeros in the store's JSON.
    private const double JsonTolerance = 0.01;

    /// <summary>What has been added a command, where anything has.</summary>
    public Growth Since(Growth before, long commands) =>
        new(
            Rows.Select(table => (table.Key, Rows: (table.Value - before.Rows[table.Key]) / commands))
                .Where(table => table.Rows > 0)
                .ToDictionary(table => table.Key, table => table.Rows),
            (Json - before.Json) / commands
        );

    public bool IsLike(Growth other) =>
        Rows.OrderBy(table => table.Key, StringComparer.Ordinal)
            .SequenceEqual(other.Rows.OrderBy(table => table.Key, StringComparer.Ordinal))
        && Math.Abs(Json - other.Json) <= JsonTolerance * Json;

    public override string ToString() =>
        string.Join(
            ", ",
            Rows.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Value:0.###} {table.Key}"))
                .Append(string.Create(CultureInfo.InvariantCulture, $"{Json:F0} characters of JSON"))
        );
}
