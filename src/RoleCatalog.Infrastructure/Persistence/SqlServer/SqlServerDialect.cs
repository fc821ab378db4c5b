using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

internal sealed partial class SqlServerDialect : ISqlDialect
{
    public string Page => "OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY";

    // The lock goes with the transaction. It is waited for a little less long than a statement of a migration may take.
    private const string Begin = """
        BEGIN TRANSACTION;
        DECLARE @held INT;
        EXEC @held = sp_getapplock
            @Resource = 'migration',
            @LockMode = 'Exclusive',
            @LockOwner = 'Transaction',
            @LockTimeout = 590000;
        IF @held < 0
        BEGIN
            ROLLBACK TRANSACTION;
            THROW 50000, 'Another process migrates this database, and has not come to an end yet.', 1;
        END;
        """;

    private const string CreateHistory = """
        IF OBJECT_ID('schema_migrations') IS NULL
        CREATE TABLE schema_migrations (
            version INT NOT NULL,
            name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
            checksum NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            applied_at BIGINT NOT NULL,
            CONSTRAINT pk_schema_migrations PRIMARY KEY (version)
        );
        """;

    public string CreateMigrationHistory => CreateHistory;

    public string BeginMigration => Begin;

    public string? DanglingReferences => null;

    // Seconds and milliseconds apart, for the difference in milliseconds would not fit into an INT.
    public string SelectNow =>
        """
            SELECT CAST(DATEDIFF(SECOND, '2020-01-01', clock.now) AS BIGINT) * 1000 + DATEPART(MILLISECOND, clock.now)
            FROM (SELECT SYSUTCDATETIME() AS now) AS clock
            """;

    public string? DuplicateKey(DbException error) =>
        error is SqlException { Number: SqlServerErrors.DuplicateInConstraint or SqlServerErrors.DuplicateInIndex }
            ? Index(error.Message)
            : null;

    // Of a check too, but no statement can break the one that there is: the log has one counter.
    public bool IsBrokenReference(DbException error) =>
        error is SqlException { Number: SqlServerErrors.BrokenConstraint };

    // The message is in the language of the server, and ends with the values: the first name is the index.
    private static string Index(string message) =>
        IndexName().Match(message) is { Success: true } name ? name.Value : "an index that is not named";

    [GeneratedRegex("(pk|ux)_[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexName();
}
