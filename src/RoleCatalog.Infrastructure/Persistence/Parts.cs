namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>A statement names the values of a list one by one, and a store limits how many: SQL Server 2,100.</summary>
internal static class Parts
{
    private const int Most = 500;

    /// <summary>The values in parts that one statement can name, even twice.</summary>
    public static IEnumerable<T[]> InParts<T>(this IEnumerable<T> values) => values.Chunk(Most);
}
