namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What statements use of SQL Server's own. A misspelt name is no error of grammar.</summary>
internal static class SystemObjects
{
    public static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Views = new Dictionary<
        string,
        IReadOnlySet<string>
    >
    {
        ["sys.databases"] = new HashSet<string>
        {
            "database_id",
            "is_read_committed_snapshot_on",
            "snapshot_isolation_state",
        },
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
        "DATEDIFF",
        "DATEPART",
        "DB_ID",
        "LOWER",
        "MAX",
        "MIN",
        "NEWID",
        "OBJECT_ID",
        "REPLACE",
        "SUBSTRING",
        "SUM",
        "SYSUTCDATETIME",
    };

    /// <summary>Their first argument is a word of the language.</summary>
    public static readonly IReadOnlySet<string> FunctionsOfDates = new HashSet<string> { "DATEDIFF", "DATEPART" };
}
