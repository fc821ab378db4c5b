using System.Data.Common;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>Where the SQL of the stores differs. Few members: statements are portable wherever they can be.</summary>
internal interface ISqlDialect
{
    /// <summary>Ends an ordered SELECT so that it returns at most @limit rows.</summary>
    string Page { get; }

    /// <summary>Creates the table schema_migrations (version, name, checksum, applied_at) unless it exists.</summary>
    string CreateMigrationHistory { get; }

    /// <summary>Begins the transaction of one migration, alone on the database.</summary>
    string BeginMigration { get; }

    /// <summary>Returns a row for each reference that a migration left dangling, or null if the store sees to it itself.</summary>
    string? DanglingReferences { get; }

    /// <summary>The index that refused a duplicate, in the words of the store, or null if the error is anything else.</summary>
    string? DuplicateKey(DbException error);

    /// <summary>Whether the error is that a row refers to one that is not there, or would be left to.</summary>
    bool IsBrokenReference(DbException error);
}
