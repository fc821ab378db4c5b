using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class HandlingEventsByType
{
    private const string Skill = """
        {"id":"1","key":"sql","status":"active","kind":"technology","sourceLanguage":"en","labels":{"en":"SQL"},"aliases":{},
         "externalIds":[],"createdAt":"2026-11-20T08:15:00Z","updatedAt":"2026-11-20T08:15:00Z","version":1,"colour":"green"}
        """;

    private readonly List<string> seen = [];

    [SetUp]
    public void Forget() => seen.Clear();

    [Test]
    public async Task Gives_the_event_and_its_state_to_the_handler_of_its_type()
    {
        var handlers = new CatalogHandlers()
            .On<SkillState>(CatalogEventTypes.SkillDefined, (change, skill, _) => See($"{change.Type} {skill.Key}"))
            .On<SkillState>(CatalogEventTypes.SkillChanged, (_, _, _) => See("another"));

        await handlers.Handle(SampleEvent.Of(CatalogEventTypes.SkillDefined, state: Skill), default);

        seen.Should().Equal("rolecatalog.skill.defined.v1 sql");
    }

    [Test]
    public async Task Takes_several_types_at_once()
    {
        var handlers = new CatalogHandlers().On<SkillState>(
            CatalogEventTypes.OfSkills,
            (change, _, _) => See(change.Type)
        );

        foreach (var type in CatalogEventTypes.OfSkills)
        {
            await handlers.Handle(SampleEvent.Of(type, state: Skill), default);
        }

        seen.Should().Equal(CatalogEventTypes.OfSkills);
    }

    [TestCase("rolecatalog.skill.defined.v2")]
    [TestCase("rolecatalog.organisation.founded.v1")]
    public async Task Does_nothing_on_a_type_that_it_does_not_know(string type)
    {
        var handlers = new CatalogHandlers().On<SkillState>(CatalogEventTypes.OfSkills, (_, _, _) => See("known"));

        await handlers.Handle(SampleEvent.Of(type, state: "[]"), default);

        seen.Should().BeEmpty();
    }

    [Test]
    public async Task Lets_through_what_a_handler_throws()
    {
        var handlers = new CatalogHandlers().On<SkillState>(
            CatalogEventTypes.SkillDefined,
            (_, _, _) => throw new IOException("full")
        );

        await handlers
            .Awaiting(each => each.Handle(SampleEvent.Of(CatalogEventTypes.SkillDefined, state: Skill), default))
            .Should()
            .ThrowAsync<IOException>();
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[]")]
    public async Task Fails_on_a_state_that_is_none(string state)
    {
        var handlers = new CatalogHandlers().On<SkillState>(CatalogEventTypes.SkillDefined, (_, _, _) => See("state"));

        await handlers
            .Awaiting(each => each.Handle(SampleEvent.Of(CatalogEventTypes.SkillDefined, state: state), default))
            .Should()
            .ThrowAsync<JsonException>();
        seen.Should().BeEmpty();
    }

    [Test]
    public void Has_one_handler_for_a_type()
    {
        var handlers = new CatalogHandlers().On<SkillState>(CatalogEventTypes.OfSkills, (_, _, _) => See("first"));

        handlers
            .Invoking(each => each.On<SkillState>(CatalogEventTypes.SkillMerged, (_, _, _) => See("second")))
            .Should()
            .Throw<ArgumentException>();
    }

    [Test]
    public void Knows_the_states_that_events_carry()
    {
        var handlers = new CatalogHandlers();

        handlers
            .On<SkillState>("a", (_, _, _) => See(""))
            .On<SkillProfileState>("b", (_, _, _) => See(""))
            .On<JobPostingState>("c", (_, _, _) => See(""))
            .On<ProficiencyScaleState>("d", (_, _, _) => See(""));
        handlers
            .Invoking(each => each.On<HandlingEventsByType>("e", (_, _, _) => See("")))
            .Should()
            .Throw<ArgumentException>();
    }

    private Task See(string what)
    {
        seen.Add(what);
        return Task.CompletedTask;
    }
}
