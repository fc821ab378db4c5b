using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteDialect : ISqlDialect
{
    public string Page => "LIMIT @limit";

    public string CreateMigrationHistory =>
        """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at INTEGER NOT NULL
            )
            """;

    public string SelectNow => "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    public string BeginMigration => "BEGIN IMMEDIATE";

    public string? DanglingReferences => "PRAGMA foreign_key_check";

    public string? DuplicateKey(DbException error) =>
        error
            is SqliteException
            {
                SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE
                    or raw.SQLITE_CONSTRAINT_PRIMARYKEY
                    or raw.SQLITE_CONSTRAINT_ROWID
            }
            ? Index(error.Message)
            : null;

    public bool IsBrokenReference(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    // "SQLite Error 19: 'UNIQUE constraint failed: skills.key'.", and of an index on an expression "... failed: index 'name''."
    private static string Index(string message)
    {
        const string Failed = "constraint failed: ";
        var names = message[(message.IndexOf(Failed, StringComparison.Ordinal) + Failed.Length)..].TrimEnd('.', '\'');
        return names.StartsWith("index '", StringComparison.Ordinal) ? names["index '".Length..] : names;
    }
}
