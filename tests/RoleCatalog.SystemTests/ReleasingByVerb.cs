using System.Globalization;
using System.Net.Http.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>The verb held, where something is held: the rows are written as the relay writes them.</summary>
public sealed class ReleasingByVerb : SystemTest
{
    [Test]
    public async Task Lists_what_is_held_and_why()
    {
        var ids = await Hold();

        var outcome = await Run("held");

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome
            .Output.Should()
            .ContainAll(
                ids[0],
                "too large",
                ids[1],
                $"waits behind {ids[0]}",
                "rolecatalog.skill.defined.v1",
                "2 held."
            );
    }

    [Test]
    public async Task Prints_one_object_a_change_for_programs()
    {
        var ids = await Hold();

        var outcome = await Run("held", "--json");

        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);
        outcome.Output.Should().Contain($"\"behind\":\"{ids[0]}\"");
    }

    [Test]
    public async Task Releases_in_a_store_that_no_service_runs_on()
    {
        var ids = await Hold();

        var outcome = await Run("held", "release", ids[0]);

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.Output.Should().Contain($"{ids[0]}  is sent again");
        Refusals().Should().Be(0);
    }

    [Test]
    public async Task Releases_all_through_a_service_which_delivers_them()
    {
        await Hold();
        await Serve();

        var outcome = await RunWithToken("held", "release", "--all");

        outcome.ExitCode.Should().Be(0, outcome.All);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await RunWithToken("held")).Output is var left && !left.Contains("0 held.", StringComparison.Ordinal))
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    [Test]
    public async Task Says_what_cannot_be_released()
    {
        var ids = await Hold();

        var outcome = await Run("held", "release", ids[1], "unknown");

        outcome.ExitCode.Should().Be(1);
        outcome.Output.Should().Contain($"waits behind '{ids[0]}'").And.Contain("No change 'unknown' is held");
        Refusals().Should().Be(1);
    }

    [Test]
    public async Task Asks_which_when_none_is_named()
    {
        var outcome = await Run("held", "release");

        outcome.ExitCode.Should().Be(1);
        outcome.Errors.Should().Contain("their ids, or --all");
    }

    [Test]
    public async Task Needs_a_token_with_the_scope_to_go_through_a_service()
    {
        await Serve();

        var outcome = await Run("held");

        outcome.ExitCode.Should().Be(1);
        outcome.Errors.Should().Contain("catalog.admin").And.Contain("ROLECATALOG_TOKEN");
    }

    /// <summary>Two versions of a skill, the first refused; the ids of the changes.</summary>
    private async Task<IReadOnlyList<string>> Hold()
    {
        var service = await Serve();
        var skill = new
        {
            key = "kafka",
            kind = "technology",
            sourceLanguage = "en",
            labels = new { en = "Kafka" },
        };
        using var defined = await service.Client.PostAsJsonAsync("/v1/skills", skill);
        defined.EnsureSuccessStatusCode();
        using var deprecate = new HttpRequestMessage(HttpMethod.Post, "/v1/skills/kafka/deprecate");
        deprecate.Content = JsonContent.Create(new { });
        deprecate.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var deprecated = await service.Client.SendAsync(deprecate);
        deprecated.EnsureSuccessStatusCode();
        await service.Stop();

        using var file = new CatalogFile(Database);
        foreach (var (position, refusal) in new[] { (1, "'too large'"), (2, "NULL") })
        {
            file.Rows(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO held_changes SELECT position, entity_kind, entity_id, time, {refusal} FROM changes WHERE is_public = 1 ORDER BY position LIMIT 1 OFFSET {position - 1}"
                )
            );
        }

        file.Rows("UPDATE relay_cursors SET position = (SELECT position FROM change_log)");
        return file.Texts("SELECT id FROM changes WHERE is_public = 1 ORDER BY position");
    }

    private long Refusals()
    {
        using var file = new CatalogFile(Database);
        return file.Number("SELECT COUNT(*) FROM held_changes WHERE refusal IS NOT NULL");
    }
}
