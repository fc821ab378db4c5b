using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LoggingChanges(Store store) : StoreContract(store)
{
    [Test]
    public async Task Has_no_gap_under_many_writers_of_which_some_fail()
    {
        const int writers = 16;
        const int each = 12;

        var refused = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => Write(writer))));

        refused.Sum().Should().Be(writers * each / 3);
        var positions = await Catalog.Rows<long>("SELECT position FROM changes ORDER BY position");
        positions.Should().Equal(Enumerable.Range(1, positions.Count).Select(position => (long)position));
        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(positions.Count);
        (await Catalog.One<long>("SELECT COUNT(*) FROM skills")).Should().Be(writers * each * 2 / 3);
        (await Catalog.Rows<long>("SELECT time FROM changes ORDER BY position")).Should().BeInAscendingOrder();

        async Task<int> Write(int writer)
        {
            var failures = 0;
            for (var index = 0; index < each; index++)
            {
                // Every third fails late: after its rows and its names, at the external id of another.
                var skill = A.Skill($"s-{writer}-{index}");
                var late = index % 3 == 2;
                skill = late ? skill with { ExternalIds = [new("esco", $"E-s-{writer}-0")] } : skill;
                failures += await KeepingSkills.Outcome(Catalog.Send(new DefineSkill(skill))) is null ? 0 : 1;
            }

            return failures;
        }
    }

    [Test]
    public async Task Never_shows_a_reader_a_position_before_all_that_are_lower()
    {
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var positions = await Catalog.Rows<long>("SELECT position FROM changes ORDER BY position");
                positions.Should().Equal(Enumerable.Range(1, positions.Count).Select(position => (long)position));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(index => Catalog.Define($"s{index}")));
        await done.CancelAsync();

        await reading;
    }

    [Test]
    public async Task Never_goes_back_in_time()
    {
        await Catalog.Define("a");
        Catalog.Clock.Offset = TimeSpan.FromHours(-1);
        await Catalog.Define("b");
        Catalog.Clock.Offset = TimeSpan.FromHours(1);
        await Catalog.Define("c");

        var times = await Catalog.Rows<long>("SELECT time FROM changes WHERE entity_kind = 'skills' ORDER BY position");

        times[1].Should().Be(times[0]);
        times[2].Should().BeGreaterThan(times[1]);
    }

    [Test]
    public async Task Tells_each_change_with_the_full_state_and_what_is_new_in_it()
    {
        var defined = await Catalog.Define("sql");
        var other = A.Skill("sql") with { Kind = Domain.Skills.SkillKind.Knowledge, Description = null };
        await Catalog.Send(new ChangeSkill("sql", other, 1));

        var page = await Catalog.Send(new ReadChanges(null, 10));

        var (first, second) = (page.Items[0], page.Items[1]);
        (first.Type, first.EntityVersion).Should().Be(("rolecatalog.skill.defined.v1", 1));
        (second.Type, second.EntityVersion).Should().Be(("rolecatalog.skill.changed.v1", 2));
        first.Subject.Should().Be($"skills/{defined.Id}");
        first.Data.StatusBefore.Should().BeNull();
        first.Data.ChangedFields.Should().Contain("/key").And.Contain("/labels").And.NotContain("/version");
        second.Data.ChangedFields.Should().BeEquivalentTo("/kind", "/description");
        second.Data.State.GetProperty("labels").GetProperty("id").GetString().Should().Be("label sql");
        second.Data.State.GetProperty("version").GetInt32().Should().Be(2);
        first.LogId.Should().Be(second.LogId).And.HaveLength(32);
        string.CompareOrdinal(first.Sequence, second.Sequence).Should().BeNegative();
    }

    [Test]
    public async Task Says_for_whom_a_change_was_made_to_those_who_may_know()
    {
        await Catalog.Send(new DefineSkill(A.Skill("theirs")), new Caller("u-17", "shop", "order-4"));
        await Catalog.Define("own");

        var feed = new ReadChanges(null, 10);
        var told = (await Catalog.Send(feed with { TellsWho = true })).Items;
        var untold = (await Catalog.Send(feed)).Items;

        told.Select(each => (each.Actor, each.CorrelationId)).Should().Equal(("u-17", "order-4"), (null, null));
        untold.Select(each => (each.Actor, each.CorrelationId)).Should().Equal((null, "order-4"), (null, null));
        (await Catalog.Rows<string?>("SELECT client FROM changes WHERE entity_kind = 'skills' ORDER BY position"))
            .Should()
            .Equal("shop", null);
    }

    [Test]
    public async Task Says_so_in_the_history_to_those_who_may_know()
    {
        await Catalog.Send(new DefineSkill(A.Skill("sql")), new Caller("u-17", "shop", "order-4"));
        var history = new ReadHistory(CatalogResource.Skills, "sql", 10, Cursor: null);

        var told = (await Catalog.Send(history with { TellsWho = true })).Items[0];
        var untold = (await Catalog.Send(history)).Items[0];

        (told.Actor, told.Client, told.CorrelationId).Should().Be(("u-17", "shop", "order-4"));
        untold.Should().BeEquivalentTo(told with { Actor = null, Client = null, CorrelationId = null });
    }

    [Test]
    public async Task Tells_the_status_before()
    {
        await Catalog.Publish("backend");
        var posting = await Catalog.Publish(A.Posting("backend"));
        await Catalog.Send(new CloseJobPosting(posting.Id, CloseReason.Filled, null, posting.Version));

        var last = (await Catalog.Send(new ReadChanges(null, 100))).Items[^1];

        last.Data.StatusBefore.Should().Be("published");
        last.Data.State.GetProperty("status").GetString().Should().Be("closed");
        last.Data.State.GetProperty("title").GetProperty("en").GetString().Should().Be("Senior developer");
    }

    [Test]
    public async Task Has_drafts_and_keeps_them_out_of_the_feed()
    {
        await Catalog.Publish("backend");
        await Catalog.Send(new CreateJobPosting(A.Posting("backend")));

        (await Catalog.Rows<string>("SELECT type FROM changes ORDER BY position"))
            .Should()
            .Equal(
                "proficiency-scale.defined",
                "proficiency-scale.defined",
                "skill.defined",
                "skill.defined",
                "skill-profile.created",
                "skill-profile.published",
                "job-posting.created"
            );
        var page = await Catalog.Send(new ReadChanges(null, 100));
        page.Items.Select(change => change.Type)
            .Should()
            .Equal(
                "rolecatalog.skill.defined.v1",
                "rolecatalog.skill.defined.v1",
                "rolecatalog.skill-profile.published.v1"
            );
        page.Items[0].Sequence.Should().Be("0000000000000000003");
    }

    [Test]
    public async Task Counts_no_position_for_a_unit_that_fails_after_its_changes_were_recorded()
    {
        await Catalog.Define("sql");
        var position = await Catalog.One<long>("SELECT position FROM change_log");

        await Catalog
            .Awaiting(it =>
                it.Write<int>(async scope =>
                {
                    var skills = scope.GetRequiredService<ISkillRepository>();
                    var skill = await skills.Get("sql");
                    skill.Change(skill.Definition, 1, DateTimeOffset.UnixEpoch);
                    await skills.Save(
                        skill,
                        JsonSerializer.Deserialize<Contracts.Skills.SkillState>(
                            await State(scope),
                            JsonSerializerOptions.Web
                        )!
                    );
                    throw new ArithmeticException();
                })
            )
            .Should()
            .ThrowAsync<ArithmeticException>();

        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(position);
        (await Catalog.One<int>("SELECT version FROM skills")).Should().Be(1);
    }

    private static Task<string> State(IServiceProvider scope) =>
        scope
            .GetRequiredService<Infrastructure.Persistence.DbSession>()
            .QuerySingle<string>("SELECT public_state FROM skills WHERE [key] = 'sql'");
}
