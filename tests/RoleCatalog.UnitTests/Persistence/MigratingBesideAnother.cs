using System.Data.Common;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.UnitTests.Persistence;

/// <summary>Two processes that migrate one server at once: the second waits, and then finds the work done.</summary>
internal sealed class MigratingBesideAnother
{
    private static readonly Migration Step = new(1, "a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY)");

    [Test]
    public async Task Leaves_alone_what_was_applied_while_it_waited()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var migrator = new Migrator(new AfterAnother(), [Step], TimeProvider.System, NullLogger.Instance);

        await migrator.Apply(connection, CancellationToken.None);

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT applied_at FROM schema_migrations";
        (await command.ExecuteScalarAsync()).Should().Be(7L);
    }

    // By the time that a migration is alone on the database, another process has applied it.
    private sealed class AfterAnother : ISqlDialect
    {
        private readonly SqliteDialect dialect = new();

        public string Page => dialect.Page;

        public string CreateMigrationHistory => dialect.CreateMigrationHistory;

        public string BeginMigration =>
            $"""
                {Step.Sql};
                INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (1, 'a', '{Step.Checksum}', 7);
                {dialect.BeginMigration};
                """;

        public string? DanglingReferences => dialect.DanglingReferences;

        public string? DuplicateKey(DbException error) => dialect.DuplicateKey(error);

        public bool IsBrokenReference(DbException error) => dialect.IsBrokenReference(error);
    }
}
