namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What statements read of SQL Server's own views.</summary>
internal static class SystemViews
{
    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Columns = new Dictionary<
        string,
        IReadOnlySet<string>
    >
    {
        ["sys.databases"] = new HashSet<string> { "name", "is_read_committed_snapshot_on" },
    };
}
