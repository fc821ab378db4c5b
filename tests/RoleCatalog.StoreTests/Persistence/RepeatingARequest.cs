using FluentAssertions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class RepeatingARequest(Store store) : StoreContract(store)
{
    private static readonly IdempotencyKey Key = new("k-1", "hash of the request");

    [Test]
    public async Task Has_one_effect_and_one_answer_among_twins()
    {
        await Catalog.Publish("backend");
        var command = new CreateJobPosting(A.Posting("backend"));

        var twins = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Send(command, Key))));

        twins.Distinct().Should().ContainSingle();
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_postings")).Should().Be(1);
        (await Catalog.One<long>("SELECT MAX(position) FROM changes")).Should().Be(twins[0].Position);
    }

    [Test]
    public async Task Is_answered_as_the_first_time_after_the_state_has_changed()
    {
        var command = new DefineSkill(A.Skill("sql"));
        var first = await Send(command, Key);
        await Catalog.Send(new ChangeSkill("sql", A.Skill("sql") with { Description = null }, 1));
        Catalog.Clock.Offset = KeptAnswers.Lifetime - TimeSpan.FromMinutes(1);
        await Catalog.Restart();

        (await Send(command, Key)).Should().Be(first);

        (await Catalog.One<int>("SELECT version FROM skills")).Should().Be(2, "nothing was done again");
    }

    [Test]
    public async Task Is_refused_when_it_is_another_request()
    {
        await Send(new DefineSkill(A.Skill("sql")), Key);

        var other = Send(new DefineSkill(A.Skill("csharp")), Key with { RequestHash = "another" });

        var refused = (await other.Awaiting(it => it).Should().ThrowAsync<DomainException>()).Which;
        refused.Fault.Should().Be(Fault.Rule);
        refused
            .Errors.Select(error => (error.Code, error.Field))
            .Should()
            .Equal(("idempotency-key-reused", "header:Idempotency-Key"));
        (await Catalog.Rows<string>("SELECT [key] FROM skills")).Should().Equal("sql");
    }

    [Test]
    public async Task Knows_nothing_of_the_keys_of_others()
    {
        await Send(new DefineSkill(A.Skill("sql")), Key, subject: "one");

        var other = await Send(new DefineSkill(A.Skill("csharp")), Key with { RequestHash = "another" }, "other");

        other.Answer.Should().Contain("csharp");
    }

    [Test]
    public async Task Is_a_new_one_when_the_key_has_expired()
    {
        await Catalog.Publish("backend");
        var command = new CreateJobPosting(A.Posting("backend") with { ExternalIds = null });
        var first = await Send(command, Key);
        Catalog.Clock.Offset = KeptAnswers.Lifetime + TimeSpan.FromMinutes(1);

        var second = await Send(command, Key);

        second.Answer.Should().NotBe(first.Answer);
        (await Send(command, Key)).Should().Be(second);
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_postings")).Should().Be(2);
    }

    [Test]
    public async Task Removes_what_has_expired_in_small_portions()
    {
        const int written = 2 * KeptAnswers.RemovedAtOnce;
        for (var index = 0; index < written; index++)
        {
            await Send(new DefineSkill(A.Skill($"s{index}")), Key with { Value = $"k-{index}" });
        }

        Catalog.Clock.Offset = KeptAnswers.Lifetime + TimeSpan.FromHours(1);
        await Send(new DefineSkill(A.Skill("a")), Key with { Value = "a" });
        (await Keys()).Should().Be(written - KeptAnswers.RemovedAtOnce + 1);
        await Send(new DefineSkill(A.Skill("b")), Key with { Value = "b" });
        (await Keys()).Should().Be(2);
    }

    [Test]
    public async Task Is_not_remembered_when_it_was_refused()
    {
        await Catalog.Send(new DefineSkill(A.Skill("sql")));
        var command = new DefineSkill(A.Skill("sql"));

        await Send(command, Key).Awaiting(it => it).Should().ThrowAsync<DomainException>();

        (await Keys()).Should().Be(0);
        (await Send(new DefineSkill(A.Skill("csharp")), Key)).Answer.Should().Contain("csharp");
    }

    [Test]
    public async Task Leaves_no_trace_without_a_key()
    {
        await Catalog.Send(new DefineSkill(A.Skill("sql")));

        (await Keys()).Should().Be(0);
    }

    [Test]
    public async Task Has_no_second_effect()
    {
        var twice = Catalog.InScope(async scope =>
        {
            scope.GetRequiredService<RepeatableRequest>().Is(Key);
            await scope.GetRequiredService<IMediator>().Send(new DefineSkill(A.Skill("sql")));
            return await scope.GetRequiredService<IMediator>().Send(new DefineSkill(A.Skill("csharp")));
        });

        await twice.Awaiting(it => it).Should().ThrowAsync<InvalidOperationException>().WithMessage("*one effect*");
        (await Catalog.Rows<string>("SELECT [key] FROM skills")).Should().Equal("sql");
    }

    private Task<(string Answer, long? Position)> Send<T>(
        ICommand<T> command,
        IdempotencyKey key,
        string subject = "someone"
    ) =>
        Catalog.InScope(async scope =>
        {
            scope.GetRequiredService<CurrentCaller>().Is(new Caller(subject, "tests", "c"));
            scope.GetRequiredService<RepeatableRequest>().Is(key);
            var answer = await scope.GetRequiredService<IMediator>().Send(command);
            return (StateJson.Write(answer), scope.GetRequiredService<IUnitOfWork>().Position);
        });

    private Task<long> Keys() => Catalog.One<long>("SELECT COUNT(*) FROM idempotency_keys");
}
