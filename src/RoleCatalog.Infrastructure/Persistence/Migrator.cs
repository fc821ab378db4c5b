using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>Brings a schema forward, one transaction a migration, and refuses a history that it does not know.</summary>
internal sealed class Migrator(
    ISqlDialect dialect,
    IReadOnlyList<Migration> migrations,
    TimeProvider time,
    ILogger logger
)
{
    private const string History = """
        SELECT version, name, checksum
        FROM schema_migrations
        ORDER BY version
        """;

    private const string Record = """
        INSERT INTO schema_migrations (version, name, checksum, applied_at)
        VALUES (@version, @name, @checksum, @appliedAt)
        """;

    public async Task Apply(DbConnection connection, CancellationToken cancellationToken)
    {
        await Alone(connection, () => connection.Execute(dialect.CreateMigrationHistory, cancellationToken));
        while (await ApplyNext(connection, cancellationToken) is { } applied)
        {
            logger.LogInformation("Applied the migration {Migration}", applied.File);
        }
    }

    /// <summary>Refuses a schema that is older or newer than this program.</summary>
    public async Task Require(DbConnection connection, CancellationToken cancellationToken)
    {
        if (await Pending(connection, cancellationToken) is [var first, ..] pending)
        {
            throw new MigrationException(
                $"The schema of the database is older than this program: it lacks {pending.Count} migrations, from "
                    + $"{first.File} on. Run the verb 'migrate' with the same settings, then start again."
            );
        }
    }

    private async Task<IReadOnlyList<Migration>> Pending(DbConnection connection, CancellationToken cancellationToken)
    {
        var applied = 0;
        await using var command = Command(connection, History);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            Verify(migrations.ElementAtOrDefault(applied++), row.GetInt32(0), row.GetString(1), row.GetString(2));
        }

        return [.. migrations.Skip(applied)];
    }

    private void Verify(Migration? known, int version, string name, string checksum)
    {
        var applied = string.Create(CultureInfo.InvariantCulture, $"{version:0000}_{name}.sql");
        if (known is null)
        {
            throw new MigrationException(
                $"The database has the migration {applied}, and this program ends with "
                    + $"{(migrations.Count == 0 ? "none" : migrations[^1].File)}: the database is newer. "
                    + "Start the program that upgraded it, or restore a backup from before the upgrade."
            );
        }

        if (known.Version != version || known.Checksum != checksum)
        {
            throw new MigrationException(
                $"The migration {known.File} is not what the database had applied in its place as {applied}. "
                    + "A released migration never changes: undo the edit and add a new one after the last."
            );
        }
    }

    // What is pending is looked up alone on the database: another process may have applied it while this one waited.
    private async Task<Migration?> ApplyNext(DbConnection connection, CancellationToken cancellationToken)
    {
        Migration? next = null;
        await Alone(
            connection,
            async () =>
            {
                if (await Pending(connection, cancellationToken) is [var first, ..])
                {
                    await Apply(connection, first, cancellationToken);
                    next = first;
                }
            }
        );
        return next;
    }

    private async Task Apply(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Execute(migration.Sql, cancellationToken);
            await RefuseDanglingReferences(connection, cancellationToken);
            await Remember(connection, migration, cancellationToken);
        }
        catch (Exception error)
        {
            throw new MigrationException(
                $"The migration {migration.File} failed and left nothing: {error.Message}",
                error
            );
        }
    }

    private async Task Alone(DbConnection connection, Func<Task> work)
    {
        await connection.Execute(dialect.BeginMigration, CancellationToken.None);
        try
        {
            await work();
            await connection.Execute("COMMIT", CancellationToken.None);
        }
        catch
        {
            await Rollback(connection);
            throw;
        }
    }

    private async Task RefuseDanglingReferences(DbConnection connection, CancellationToken cancellationToken)
    {
        if (dialect.DanglingReferences is not { } sql)
        {
            return;
        }

        if (await connection.Scalar(sql, cancellationToken) is { } table)
        {
            throw new InvalidOperationException($"rows of {table} refer to rows that are gone.");
        }
    }

    private async Task Remember(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            Record,
            ("@version", migration.Version),
            ("@name", migration.Name),
            ("@checksum", migration.Checksum),
            ("@appliedAt", time.GetUtcNow().ToUnixTimeMilliseconds())
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task Rollback(DbConnection connection)
    {
        try
        {
            await connection.Execute("ROLLBACK", CancellationToken.None);
        }
        catch (DbException error)
        {
            // Some errors have ended the transaction already.
            logger.LogDebug(error, "There was nothing left to roll back");
        }
    }

    private static DbCommand Command(
        DbConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> parameters
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
