using System.Diagnostics;
using FluentAssertions;
using Microsoft.Data.SqlClient;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>The verb "migrate", and a start without it.</summary>
public sealed class MigratingAServer : SqlServerTest
{
    [Test]
    public async Task Creates_the_database_and_says_so()
    {
        var outcome = await Migrate();

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.All.Should().Contain("Created the database").And.Contain("0001_catalogue.sql");
        (await Number("SELECT COUNT(*) FROM schema_migrations")).Should().BePositive();
    }

    [Test]
    public async Task Does_nothing_the_second_time()
    {
        await Migrate();

        var outcome = await Migrate();

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.All.Should().NotContain("Applied the migration").And.Contain("up to date");
    }

    [Test]
    public async Task Is_done_once_when_two_try_at_the_same_time()
    {
        var outcomes = await Task.WhenAll(Migrate(), Migrate());

        outcomes.Should().OnlyContain(outcome => outcome.ExitCode == 0);
        var applied = await Number("SELECT COUNT(*) FROM schema_migrations");
        string.Concat(outcomes.Select(outcome => outcome.All))
            .Split("Applied the migration")
            .Should()
            .HaveCount((int)applied + 1);
    }

    [Test]
    public async Task Is_asked_for_by_a_start_without_the_database()
    {
        (await Refusal(Store())).Should().Contain("has no database").And.Contain("'migrate'");
    }

    [Test]
    public async Task Is_asked_for_by_a_start_on_an_older_schema()
    {
        await Migrate();
        await Number(
            "DELETE FROM schema_migrations WHERE version = (SELECT MAX(version) FROM schema_migrations); SELECT 1"
        );

        (await Refusal(Store())).Should().Contain("older than this program").And.Contain("'migrate'");
    }

    [Test]
    public async Task Is_refused_by_a_newer_schema()
    {
        await Migrate();
        await Number(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (9999, 'of_tomorrow', 'x', 1); SELECT 1"
        );

        (await Refusal(Store())).Should().Contain("9999_of_tomorrow.sql").And.Contain("newer");
    }

    [Test]
    public async Task Is_refused_with_a_wrong_password()
    {
        await Migrate();
        var wrong = new SqlConnectionStringBuilder(ConnectionString) { Password = "not-the-password" };

        (await Refusal(["--Store:Provider=SqlServer", $"--Store:ConnectionString={wrong.ConnectionString}"]))
            .Should()
            .Contain("check the user and the password")
            .And.NotContain("not-the-password");
    }

    private async Task<string> Refusal(string[] settings)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await Run(["--urls", "http://127.0.0.1:0", .. settings]);

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(15));
        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome.Errors.Trim().Should().StartWith("error: ").And.NotContain("\n");
        return outcome.Errors;
    }
}
