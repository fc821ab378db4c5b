namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What statements use of SQL Server's own. A misspelt name is no error of grammar.</summary>
internal static class SystemObjects
{
    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Views = new Dictionary<
        string,
        IReadOnlySet<string>
    >
    {
        ["sys.databases"] = new HashSet<string> { "name", "is_read_committed_snapshot_on" },
    };

    /// <summary>Procedures with their parameters.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Procedures = new Dictionary<
        string,
        IReadOnlySet<string>
    >
    {
        ["sp_getapplock"] = new HashSet<string> { "@Resource", "@LockMode", "@LockOwner", "@LockTimeout" },
    };

    public static readonly IReadOnlySet<string> Functions = new HashSet<string>
    {
        "COUNT",
        "DB_ID",
        "DB_NAME",
        "HAS_PERMS_BY_NAME",
        "LOWER",
        "MAX",
        "NEWID",
        "OBJECT_ID",
        "QUOTENAME",
        "REPLACE",
        "SUBSTRING",
        "SUM",
        "SUSER_SNAME",
    };
}
