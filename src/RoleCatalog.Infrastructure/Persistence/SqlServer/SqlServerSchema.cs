using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>The database and its schema at the start: looked at, or made.</summary>
internal sealed class SqlServerSchema(SqlServerOptions options, Migrator migrator, ILogger<SqlServerSchema> logger)
{
    // What a database settings says of itself, for 0 is no, 1 is yes, 2 and 3 are on the way.
    private const string SelectSnapshots = """
        SELECT snapshot_isolation_state, CAST(is_read_committed_snapshot_on AS INT)
        FROM sys.databases
        WHERE database_id = DB_ID()
        """;

    private const string SelectHistory = """
        SELECT OBJECT_ID('schema_migrations')
        """;

    /// <summary>Returns whether the database keeps snapshots, on which a read sees one state.</summary>
    public async Task<bool> Prepare(bool mayMigrate, CancellationToken cancellationToken)
    {
        if (mayMigrate)
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

    private async Task CreateDatabase(CancellationToken cancellationToken)
    {
        try
        {
            await using var existing = await Open(options.Migrations, cancellationToken);
        }
        catch (SqlException missing) when (missing.Number == SqlServerErrors.CannotOpenDatabase)
        {
            await using var master = await Open(options.Master, cancellationToken);
            try
            {
                await Execute(master, $"CREATE DATABASE {Quoted(options.Database)}", cancellationToken);
                logger.LogInformation("Created the database {Database}", options.Database);
            }
            catch (SqlException error) when (error.Number == SqlServerErrors.DatabaseExists)
            {
                logger.LogDebug(error, "Another process created the database, or this login may not open it");
            }
        }
    }

    // Asked for, not required: readers and writers would wait for each other, and a list and its total be of two moments.
    private async Task AskForSnapshots(DbConnection connection, CancellationToken cancellationToken)
    {
        var (hasSnapshots, isReadCommitted) = await Snapshots(connection, cancellationToken);
        if (!hasSnapshots)
        {
            await Ask("ALLOW_SNAPSHOT_ISOLATION ON");
        }

        if (!isReadCommitted)
        {
            await Ask("READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT");
        }

        async Task Ask(string setting)
        {
            try
            {
                await Execute(
                    connection,
                    $"ALTER DATABASE {Quoted(options.Database)} SET {setting}",
                    cancellationToken
                );
            }
            catch (SqlException error)
            {
                logger.LogWarning("The database was asked for {Setting} and refused: {Reason}", setting, error.Message);
            }
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

    // The name of a database cannot be a parameter.
    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
