using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

internal sealed partial class SqlServerDialect : ISqlDialect
{
    private const int DuplicateInConstraint = 2627;
    private const int DuplicateInIndex = 2601;
    private const int BrokenConstraint = 547;

    public string Page => "OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY";

    // The lock goes with the transaction. It is waited for a little less long than a command may take.
    private const string Begin = """
        BEGIN TRANSACTION;
        DECLARE @held INT;
        EXEC @held = sp_getapplock
            @Resource = 'migration',
            @LockMode = 'Exclusive',
            @LockOwner = 'Transaction',
            @LockTimeout = 25000;
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

    public string CreateMigrationHistory => $"{Begin}\n{CreateHistory}\nCOMMIT TRANSACTION;";

    public string BeginMigration => Begin;

    public string? DanglingReferences => null;

    public string? DuplicateKey(DbException error) =>
        error is SqlException { Number: DuplicateInConstraint or DuplicateInIndex } ? Index(error.Message) : null;

    // Of a check too, but no statement can break the one that there is: the log has one counter.
    public bool IsBrokenReference(DbException error) => error is SqlException { Number: BrokenConstraint };

    // The message is in the language of the server, and ends with the values: the first name is the index.
    private static string Index(string message) =>
        IndexName().Match(message) is { Success: true } name ? name.Value : "an index that is not named";

    [GeneratedRegex("(pk|ux)_[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexName();
}
