using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>The database and its schema at the start: looked at, or made.</summary>
internal sealed class SqlServerSchema(
    SqlServerOptions options,
    Migrator migrator,
    TimeProvider time,
    ILogger<SqlServerSchema> logger
)
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
        await using var connection = await OpenOrCreate(mayMigrate, cancellationToken);
        logger.LogInformation(
            "Opened the database {Database} of {Server}, version {Version}",
            options.Database,
            options.Server,
            connection.ServerVersion
        );
        if (mayMigrate)
        {
            await AskForSnapshots(connection, cancellationToken);
            await using var migrating = await Open(options.Migrations, cancellationToken);
            await migrator.Apply(migrating, cancellationToken);
        }
        else
        {
            await Require(connection, cancellationToken);
        }

        return await ReportSnapshots(connection, cancellationToken);
    }

    private async Task Require(DbConnection connection, CancellationToken cancellationToken)
    {
        if (await connection.Scalar(SelectHistory, cancellationToken) is null or DBNull)
        {
            throw new MigrationException(
                $"The database '{options.Database}' has no schema yet. Run the verb 'migrate' with the same settings, then "
                    + "start again."
            );
        }

        await migrator.Require(connection, cancellationToken);
    }

    private async Task<SqlConnection> OpenOrCreate(bool mayCreate, CancellationToken cancellationToken)
    {
        try
        {
            return await Open(options.Looking, cancellationToken);
        }
        catch (SqlException missing) when (mayCreate && SqlServerErrors.IsWithoutDatabase(missing.Number))
        {
            var failure = await CreateDatabase(cancellationToken);
            return await OpenInTheEnd(failure ?? missing, cancellationToken);
        }
    }

    // Another process may be creating it, or have just done so: what counts is that it is there in the end.
    private async Task<SqlException?> CreateDatabase(CancellationToken cancellationToken)
    {
        await using var master = await Open(options.Master, cancellationToken);
        try
        {
            var create = Create.Replace("[rolecatalog]", Quoted(options.Database), StringComparison.Ordinal);
            await master.Execute(create, cancellationToken);
        }
        catch (SqlException error) when (!StartFailures.IsNotPermitted(error.Number))
        {
            return error;
        }

        logger.LogInformation("Created the database {Database}", options.Database);
        return null;
    }

    private async Task<SqlConnection> OpenInTheEnd(SqlException failure, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < StorePolicies.Creation)
        {
            try
            {
                return await Open(options.Looking, cancellationToken);
            }
            catch (SqlException notYet) when (SqlServerErrors.IsUnreachable(notYet.Number))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
            }
        }

        throw failure;
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
            await connection.Execute(statement, cancellationToken);
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

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
