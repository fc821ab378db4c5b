using System.Diagnostics.Metrics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.SqlServer;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.SqlServer;

/// <summary>Units of work on a server that fails.</summary>
internal sealed class FailingUnits
{
    private TdsServer server = null!;
    private ServiceProvider services = null!;

    [SetUp]
    public void Start()
    {
        server = new TdsServer();
        services = TdsServer.Services(server.ConnectionString);
    }

    [TearDown]
    public async Task Stop()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [TestCase(1205)]
    [TestCase(1222)]
    [TestCase(3960)]
    [TestCase(40501)]
    public async Task Are_begun_again_from_the_start_after_an_error_that_passes(int number)
    {
        FailFirst(2, new TdsError(number, "Not now."));

        (await Write("UPDATE skills SET version = 2", "UPDATE changes SET position = 2")).Should().Be(3);

        server
            .Heard.Where(heard => heard != "ROLLBACK")
            .Should()
            .Equal(
                "BEGIN",
                "UPDATE skills SET version = 2",
                "BEGIN",
                "UPDATE skills SET version = 2",
                "BEGIN",
                "UPDATE skills SET version = 2",
                "UPDATE changes SET position = 2",
                "COMMIT"
            );
    }

    [Test]
    public async Task Are_begun_again_when_a_connection_breaks_before_the_commit()
    {
        var times = 0;
        server.OnStatement = _ => new TdsAnswer { Closes = ++times == 1 };

        (await Write("UPDATE skills SET version = 2")).Should().Be(2);
    }

    [Test]
    public async Task Are_begun_again_when_another_took_a_key_in_between()
    {
        FailFirst(
            1,
            new TdsError(
                2627,
                "Violation of PRIMARY KEY constraint 'pk_live_pins'. Cannot insert duplicate key in object 'dbo.live_pins'."
            )
        );

        (await Write("INSERT INTO live_pins (revision) VALUES (1)")).Should().Be(2);
    }

    [TestCase(1, 2)]
    [TestCase(int.MaxValue, StorePolicies.Attempts)]
    public async Task Are_begun_again_when_they_were_overtaken_and_told_so_if_each_time(int times, int runs)
    {
        var run = 0;
        await using var scope = services.CreateAsyncScope();
        var writing = services
            .GetRequiredService<IDatabase>()
            .Write(
                scope.ServiceProvider.GetRequiredService<DbSession>(),
                () => run++ < times ? throw new ChangedMeanwhileException() : Task.FromResult(run),
                CancellationToken.None
            );

        var refusal = await KeepingSkills.Outcome(writing);

        refusal.Should().Be(times == 1 ? null : Fault.Stale);
        run.Should().Be(runs);
    }

    [Test]
    public async Task Are_given_up_after_some_times_as_an_outage()
    {
        FailFirst(int.MaxValue, new TdsError(1205, "Deadlock."));

        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<StoreUnavailableException>();

        server.Heard.Count(heard => heard == "BEGIN").Should().Be(StorePolicies.Attempts);
        server.Heard.Should().NotContain("COMMIT");
    }

    [Test]
    public async Task Are_not_begun_again_after_an_error_that_stays()
    {
        FailFirst(int.MaxValue, new TdsError(207, "Invalid column name."));

        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<Microsoft.Data.SqlClient.SqlException>();

        server.Heard.Count(heard => heard == "BEGIN").Should().Be(1);
    }

    [Test]
    public async Task Have_an_unknown_outcome_when_the_answer_to_the_commit_is_lost()
    {
        server.OnCommit = () => new TdsAnswer { Closes = true };

        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<CommitUnknownException>();

        server
            .Heard.SkipWhile(heard => heard != "COMMIT")
            .Should()
            .Equal(["COMMIT"], "nothing is begun again after it");
    }

    [Test]
    public async Task Are_begun_again_when_the_commit_is_refused_for_a_while()
    {
        var commits = 0;
        server.OnCommit = () =>
            ++commits == 1 ? new TdsAnswer { Error = new TdsError(3960, "Snapshot conflict.") } : new TdsAnswer();

        (await Write("UPDATE skills SET version = 2")).Should().Be(2);
    }

    [Test]
    public async Task Say_that_the_login_may_not_do_it()
    {
        FailFirst(int.MaxValue, new TdsError(229, "The UPDATE permission was denied on the object 'skills'."));

        (
            await FluentActions
                .Awaiting(() => Write("UPDATE skills SET version = 2"))
                .Should()
                .ThrowAsync<SettingException>()
        )
            .Which.Message.Should()
            .Contain("may not do what is needed")
            .And.Contain("db_datawriter");
    }

    [Test]
    public async Task Are_begun_again_with_their_parameters()
    {
        FailFirst(1, new TdsError(1205, "Deadlock."));
        var runs = 0;

        await InUnit(async session =>
        {
            runs++;
            return await session.Execute(
                "UPDATE skills SET version = @version WHERE id = @id",
                new { id = "é", version = 2 }
            );
        });

        runs.Should().Be(2);
        server.Heard.Count(heard => heard.Contains("@version", StringComparison.Ordinal)).Should().Be(2);
    }

    [Test]
    public async Task Read_numbers_and_texts()
    {
        server.OnStatement = _ => new TdsAnswer
        {
            Columns = ["version", "note"],
            Rows =
            [
                [7, "é"],
                [8, null],
            ],
        };

        var rows = await InUnit(session =>
            session.Query<Row>("SELECT version, note FROM skills WHERE id = @id", new { id = "x" })
        );

        rows.Should().Equal(new Row(7, "é"), new Row(8, null));
    }

    [TestCase(18456, 14)]
    [TestCase(4060, 11)]
    [TestCase(40613, 20)]
    public async Task Are_an_outage_for_as_long_as_no_connection_opens_and_go_on_by_themselves(
        int number,
        byte severity
    )
    {
        server.OnLogin = new TdsError(number, "Not now.", severity);
        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<StoreUnavailableException>();

        server.OnLogin = null;

        (await Write("UPDATE skills SET version = 2")).Should().Be(1);
    }

    [Test]
    public async Task Are_an_outage_when_a_statement_takes_too_long()
    {
        server.OnStatement = _ => new TdsAnswer { Hangs = true };

        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<StoreUnavailableException>();

        server.Heard.Count(heard => heard == "BEGIN").Should().Be(1);
    }

    [Test]
    public async Task Are_an_outage_when_the_server_freezes()
    {
        server.OnStatement = _ =>
        {
            server.IsFrozen = true;
            return new TdsAnswer { Hangs = true };
        };

        await FluentActions
            .Awaiting(() => Write("UPDATE skills SET version = 2"))
            .Should()
            .ThrowAsync<StoreUnavailableException>();
    }

    [Test]
    public async Task Change_nothing_when_they_only_read()
    {
        await Read("DELETE FROM skills");

        server.Heard.Should().Equal("BEGIN", "DELETE FROM skills", "ROLLBACK");
    }

    [Test]
    public async Task Are_counted_by_policy_and_error()
    {
        using var meters = new MeterListener();
        var counted = new List<string>();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorePolicies.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>(
            (_, count, tags, _) =>
                counted.Add($"{count} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}")
        );
        meters.Start();
        FailFirst(1, new TdsError(1205, "Deadlock."));

        await Write("UPDATE skills SET version = 2");

        counted.Should().Equal("1 policy=unit-of-work error=1205");
    }

    private void FailFirst(int times, TdsError error)
    {
        var failed = 0;
        server.OnStatement = _ => failed++ < times ? new TdsAnswer { Error = error } : new TdsAnswer();
    }

    // Returns how often the work was run.
    private Task<int> Write(params string[] statements)
    {
        var runs = 0;
        return InUnit(async session =>
        {
            runs++;
            foreach (var sql in statements)
            {
                await session.Execute(sql);
            }

            return runs;
        });
    }

    private async Task<T> InUnit<T>(Func<DbSession, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        return await services
            .GetRequiredService<IDatabase>()
            .Write(session, () => work(session), CancellationToken.None);
    }

    private async Task Read(string sql)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await services
            .GetRequiredService<IDatabase>()
            .Read(session, () => session.Execute(sql), CancellationToken.None);
    }

    private sealed record Row(long Version, string? Note)
    {
        public Row()
            : this(0, null) { }
    }
}
