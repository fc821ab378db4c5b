using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>The database and its schema at the start: looked at, or made.</summary>
internal sealed class SqlServerSchema(SqlServerOptions options, Migrator migrator, ILogger<SqlServerSchema> logger)
{
    // Snapshots are off at 0, on at 1, and on the way at 2 and 3.
    private const string SelectSnapshots = """
        SELECT snapshot_isolation_state, CAST(is_read_committed_snapshot_on AS INT)
        FROM sys.databases
        WHERE database_id = DB_ID()
        """;

    // Of the database that the connection is in.
    private const string AllowSnapshots = """
        ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON
        """;

    // Waits for nobody who is in the database.
    private const string ReadFromSnapshots = """
        ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT
        """;

    // The name of a database cannot be a parameter.
    private const string Create = """
        CREATE DATABASE [rolecatalog]
        """;

    private const string SelectHistory = """
        SELECT OBJECT_ID('schema_migrations')
        """;

    /// <summary>Returns whether the database keeps snapshots, on which a read sees one state.</summary>
    public async Task<bool> Prepare(bool mayMigrate, CancellationToken cancellationToken)
    {
        if (mayMigrate && !await IsThere(cancellationToken))
        {
            await CreateDatabase(cancellationToken);
        }

        await using var connection = await Open(options.Migrations, cancellationToken);
        logger.LogInformation(
            "Opened the database {Database} of {Server}, version {Version}",
            options.Database,
            options.Server,
            connection.ServerVersion
        );
        if (mayMigrate)
        {
            await AskForSnapshots(connection, cancellationToken);
            await migrator.Apply(connection, cancellationToken);
        }
        else if (await Scalar(connection, SelectHistory, cancellationToken) is null or DBNull)
        {
            throw new MigrationException(
                $"The database '{options.Database}' has no schema yet. Run the verb 'migrate' with the same settings, then "
                    + "start again."
            );
        }
        else
        {
            await migrator.Require(connection, cancellationToken);
        }

        return await ReportSnapshots(connection, cancellationToken);
    }

    private async Task<bool> IsThere(CancellationToken cancellationToken)
    {
        try
        {
            await using var existing = await Open(options.Migrations, cancellationToken);
            return true;
        }
        catch (SqlException missing) when (missing.Number == SqlServerErrors.CannotOpenDatabase)
        {
            return false;
        }
    }

    private async Task CreateDatabase(CancellationToken cancellationToken)
    {
        await using var master = await Open(options.Master, cancellationToken);
        try
        {
            var create = Create.Replace("[rolecatalog]", Quoted(options.Database), StringComparison.Ordinal);
            await Execute(master, create, cancellationToken);
            logger.LogInformation("Created the database {Database}", options.Database);
        }
        catch (SqlException error) when (error.Number == SqlServerErrors.DatabaseExists)
        {
            // Another process was quicker, or this login may not open it, which the next step tells.
        }
    }

    // Asked for, not required: readers and writers would wait for each other, and a list and its total be of two moments.
    private async Task AskForSnapshots(DbConnection connection, CancellationToken cancellationToken)
    {
        var (hasSnapshots, isReadCommitted) = await Snapshots(connection, cancellationToken);
        if (!hasSnapshots)
        {
            await Ask(connection, AllowSnapshots, cancellationToken);
        }

        if (!isReadCommitted)
        {
            await Ask(connection, ReadFromSnapshots, cancellationToken);
        }
    }

    private async Task Ask(DbConnection connection, string statement, CancellationToken cancellationToken)
    {
        var refusal = "";
        try
        {
            await Execute(connection, statement, cancellationToken);
        }
        catch (SqlException error)
        {
            refusal = error.Message;
        }

        if (refusal.Length > 0)
        {
            logger.LogWarning("The database refused '{Statement}': {Reason}", statement, refusal);
        }
    }

    private async Task<bool> ReportSnapshots(DbConnection connection, CancellationToken cancellationToken)
    {
        var (hasSnapshots, isReadCommitted) = await Snapshots(connection, cancellationToken);
        if (hasSnapshots && isReadCommitted)
        {
            logger.LogInformation("The database reads from snapshots: readers and writers do not wait for each other");
        }
        else
        {
            logger.LogWarning(
                "Of the database, READ_COMMITTED_SNAPSHOT is {ReadCommitted} and ALLOW_SNAPSHOT_ISOLATION is {Snapshots}: "
                    + "reads may wait for writes, or see two moments in one answer. Ask its administrator for both",
                OnOff(isReadCommitted),
                OnOff(hasSnapshots)
            );
        }

        return hasSnapshots;
    }

    private static async Task<(bool HasSnapshots, bool IsReadCommitted)> Snapshots(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SelectSnapshots;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? (Convert.ToInt32(row[0], null) == 1, Convert.ToInt32(row[1], null) == 1)
            : (false, false);
    }

    private static async Task<SqlConnection> Open(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> Scalar(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
