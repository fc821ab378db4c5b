using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.SqlServer;

/// <summary>A start on SQL Server with settings, or a database, that are not right: one line, within 15 seconds.</summary>
internal sealed class RefusingAStart
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(15);

    [Test]
    public async Task Says_that_a_login_is_refused()
    {
        await using var server = new TdsServer { OnLogin = new TdsError(18456, "Login failed for user 'sa'.") };

        (await Refusal(server.ConnectionString))
            .Should()
            .StartWith("Store:ConnectionString: the server '127.0.0.1,")
            .And.EndWith("refuses the login: check the user and the password.")
            .And.NotContain("secret-of-the-test");
    }

    [TestCase(4060, "Cannot open database \"catalog\" requested by the login.")]
    [TestCase(911, "Database \"catalog\" does not exist.")]
    public async Task Says_that_there_is_no_such_database(int number, string message)
    {
        await using var server = new TdsServer { OnLogin = new TdsError(number, message, 11) };

        (await Refusal(server.ConnectionString))
            .Should()
            .Contain("has no database 'catalog'")
            .And.Contain("Run the verb 'migrate'");
    }

    [Test]
    public async Task Says_that_there_is_no_schema_yet()
    {
        await using var server = new TdsServer { OnStatement = sql => Healthy(sql, history: null) };

        (await Refusal(server.ConnectionString)).Should().Contain("no schema yet").And.Contain("'migrate'");
    }

    [Test]
    public async Task Says_what_an_older_schema_lacks()
    {
        var known = Migration.Embedded("SqlServer");
        await using var server = new TdsServer { OnStatement = sql => Healthy(sql, [.. known.SkipLast(2)]) };

        (await Refusal(server.ConnectionString))
            .Should()
            .Contain($"it lacks 2 migrations, from {known[^2].File} on")
            .And.Contain("Run the verb 'migrate'");
    }

    [Test]
    public async Task Says_that_a_schema_is_newer()
    {
        var known = Migration.Embedded("SqlServer");
        await using var server = new TdsServer
        {
            OnStatement = sql => Healthy(sql, [.. known, new Migration(9999, "of_tomorrow", "")]),
        };

        (await Refusal(server.ConnectionString)).Should().Contain("9999_of_tomorrow.sql").And.Contain("newer");
    }

    [Test]
    public async Task Says_that_the_login_may_not_do_it()
    {
        await using var server = new TdsServer
        {
            OnStatement = sql =>
                sql.Contains("FROM schema_migrations", StringComparison.Ordinal)
                    ? new TdsAnswer { Error = new TdsError(229, "The SELECT permission was denied.") }
                    : Healthy(sql, []),
        };

        (await Refusal(server.ConnectionString))
            .Should()
            .Contain("may not do what is needed")
            .And.Contain("db_datareader");
    }

    [Test]
    public async Task Says_that_a_server_cannot_be_reached() =>
        (await Refusal($"Server=127.0.0.1,{FreePort()};Database=catalog;User ID=sa;Password=secret-of-the-test"))
            .Should()
            .Contain("cannot be reached")
            .And.Contain("Check its name and port");

    [TestCase("")]
    [TestCase(";Connect Timeout=30")]
    public async Task Says_that_a_server_does_not_answer(string more)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        (await Refusal($"Server=127.0.0.1,{port};Database=catalog;User ID=sa;Password=x{more}"))
            .Should()
            .Contain("cannot be reached");
    }

    [Test]
    public async Task Says_that_a_server_falls_silent_after_the_login()
    {
        await using var server = new TdsServer { IsFrozen = true };

        (
            await Refusal(
                server.ConnectionString.Replace("Command Timeout=2", "Command Timeout=60", StringComparison.Ordinal)
            )
        )
            .Should()
            .Contain("cannot be reached");
    }

    [Test]
    public async Task Says_that_a_login_may_not_write()
    {
        await using var server = new TdsServer
        {
            OnStatement = sql =>
                sql.Contains("FROM skill_names", StringComparison.Ordinal)
                    ? new TdsAnswer { Error = new TdsError(229, "The SELECT permission was denied.") }
                    : Healthy(sql, Migration.Embedded("SqlServer")),
        };

        (await Refusal(server.ConnectionString)).Should().Contain("may not do what is needed");
    }

    [Test]
    public async Task Says_that_a_server_cannot_encrypt()
    {
        await using var server = new TdsServer();

        (await Refusal(server.ConnectionString.Replace("Encrypt=Optional;", "", StringComparison.Ordinal)))
            .Should()
            .Contain("encrypt");
    }

    [TestCase("Server=db;Password=secret-of-the-test", "names no database")]
    [TestCase("Database=catalog;Password=secret-of-the-test", "names no server")]
    [TestCase("Data Source=data/rolecatalog.db", "it is missing")]
    [TestCase(
        "Server=db;Database=catalog;Min Pool Size=10;Max Pool Size=5;Password=secret-of-the-test",
        "no connection"
    )]
    [TestCase(
        "Server=db;Database=catalog;Integrated Security=true;Authentication=Sql Password;Password=secret-of-the-test",
        "no connection"
    )]
    [TestCase("Server=db;Database=catalog;Connect Timeout=99999999999;Password=secret-of-the-test", "no connection")]
    [TestCase("Servr=db;Database=catalog;Password=secret-of-the-test", "no connection string of SQL Server")]
    [TestCase("Server=db;Database=catalog;MultipleActiveResultSets=true;Password=secret-of-the-test", "Multiple")]
    public async Task Says_what_is_wrong_with_a_connection_string(string connectionString, string reason) =>
        (await Refusal(connectionString))
            .Should()
            .StartWith("Store:ConnectionString: ")
            .And.Contain(reason)
            .And.NotContain("secret-of-the-test");

    private static async Task<string> Refusal(string connectionString)
    {
        var started = Stopwatch.GetTimestamp();
        var start = async () =>
        {
            await using var provider = TdsServer.Services(connectionString);
            await provider.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        };

        var error = (await start.Should().ThrowAsync<Exception>()).Which;

        error.Should().Match(thrown => thrown is SettingException || thrown is MigrationException);
        error.Message.Should().NotContain("\n");
        Stopwatch.GetElapsedTime(started).Should().BeLessThan(InTime);
        return error.Message;
    }

    private static TdsAnswer Healthy(string sql, IReadOnlyList<Migration>? history) =>
        sql switch
        {
            _ when sql.Contains("OBJECT_ID", StringComparison.Ordinal) => new TdsAnswer
            {
                Columns = ["id"],
                Rows = history is null
                    ?
                    [
                        [null],
                    ]
                    :
                    [
                        [1],
                    ],
            },
            _ when sql.Contains("sys.databases", StringComparison.Ordinal) => new TdsAnswer
            {
                Columns = ["snapshots", "committed"],
                Rows =
                [
                    [1, 1],
                ],
            },
            _ when sql.Contains("FROM schema_migrations", StringComparison.Ordinal) => new TdsAnswer
            {
                Columns = ["version", "name", "checksum"],
                Rows = [.. history!.Select(row => (object?[])[row.Version, row.Name, row.Checksum])],
            },
            _ => new TdsAnswer(),
        };

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
