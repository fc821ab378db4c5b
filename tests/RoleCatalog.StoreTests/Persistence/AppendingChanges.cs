using FluentAssertions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.Skills;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>How what a unit of work changes comes into the log.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class AppendingChanges(Store store) : StoreContract(store)
{
    private Signals signals = null!;

    [SetUp]
    public async Task Listen()
    {
        signals = new Signals(() => Catalog.One<long>("SELECT MAX(position) FROM changes"));
        await Catalog.Restart(services => services.AddSingleton<ICommitSignal>(signals));
    }

    [Test]
    public async Task Is_signalled_after_the_commit()
    {
        var position = await Catalog.InScope(async scope =>
        {
            await scope.GetRequiredService<IMediator>().Send(new DefineSkill(A.Skill("sql")));
            return scope.GetRequiredService<IUnitOfWork>().Position;
        });

        (await signals.All()).Should().Equal((position, position));
        (await Catalog.One<long>("SELECT MAX(position) FROM changes")).Should().Be(position);
    }

    [Test]
    public async Task Refuses_a_state_that_is_larger_than_any_event_may_be()
    {
        var languages = Enumerable
            .Range(0, 50)
            .Select(index => $"{(char)('a' + (index / 26))}{(char)('a' + (index % 26))}");
        var large = languages.ToDictionary(language => language, _ => new string('語', 20_000));
        var text = large.ToDictionary(each => each.Key, each => each.Value[..4_000]);
        var profile = A.Profile("large") with
        {
            SourceLanguage = "aa",
            Title = large.ToDictionary(each => each.Key, each => each.Key),
            Summary = large,
            ResponsibilityGroups =
            [
                new ResponsibilityGroupInput
                {
                    Responsibilities = [.. Enumerable.Repeat(new ResponsibilityInput { Text = text }, 3)],
                },
            ],
            RequirementGroups = [],
            Placeholders = [],
        };
        var before = await Catalog.Text("SELECT position FROM change_log");

        var create = () => Catalog.Draft(profile);

        (await create.Should().ThrowAsync<DomainException>()).Which.Errors.Single().Code.Should().Be("state-too-large");
        (await Catalog.Text("SELECT position FROM change_log")).Should().Equal(before);
    }

    [Test]
    public async Task Is_not_signalled_without_changes()
    {
        var position = await Catalog.InScope(async scope =>
        {
            var unit = scope.GetRequiredService<IUnitOfWork>();
            await unit.Write(() => Task.FromResult(0), CancellationToken.None);
            return unit.Position;
        });

        (await signals.All()).Should().BeEmpty();
        position.Should().BeNull();
    }

    [Test]
    public async Task Begins_empty_and_unsignalled_after_a_unit_that_failed()
    {
        var before = await Catalog.One<long>("SELECT MAX(position) FROM changes");
        await Catalog.InScope(async scope =>
        {
            var mediator = scope.GetRequiredService<IMediator>();
            await mediator.Send(new DefineSkill(A.Skill("sql")));
            // Refused when its change is in the buffer already.
            var alike = A.Skill("sql-2") with
            {
                Labels = A.Text("SQL-label", "label-SQL"),
                Aliases = null,
                ExternalIds = null,
            };
            await mediator
                .Awaiting(it => it.Send(new DefineSkill(alike)))
                .Should()
                .ThrowAsync<NearDuplicateException>();
            return await mediator.Send(new DefineSkill(A.Skill("java")));
        });

        (await signals.All()).Should().Equal((before + 1, before + 1), (before + 2, before + 2));
        (await Catalog.Rows<string>("SELECT [key] FROM skills ORDER BY [key]")).Should().Equal("java", "sql");
    }

    /// <summary>Notes each signal, and how far the log could be read from then on.</summary>
    private sealed class Signals(Func<Task<long>> readEnd) : ICommitSignal
    {
        private readonly List<(long Position, Task<long> End)> noted = [];

        public void Committed(long position) => noted.Add((position, Task.Run(readEnd)));

        public async Task<IReadOnlyList<(long? Position, long? End)>> All()
        {
            var all = new List<(long?, long?)>();
            foreach (var (position, end) in noted)
            {
                all.Add((position, Math.Min(position, await end)));
            }

            return all;
        }
    }
}
