using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Contracts;
using RoleCatalog.Domain;
using RoleCatalog.UnitTests.Architecture;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class TheTypesOfEvents
{
    private static IEnumerable<string> Constants => Il.Constants(typeof(CatalogEventTypes));

    [Test]
    public void Are_those_that_the_aggregates_emit() =>
        Constants
            .Should()
            .BeEquivalentTo(Emitted().Where(each => each.IsPublic).Select(each => $"rolecatalog.{each.Type}.v1"));

    [Test]
    public void Are_each_of_one_kind_of_entity() =>
        CatalogEventTypes
            .OfSkills.Concat(CatalogEventTypes.OfSkillProfiles)
            .Concat(CatalogEventTypes.OfJobPostings)
            .Should()
            .BeEquivalentTo(Constants)
            .And.OnlyHaveUniqueItems();

    [Test]
    public void Are_named_by_their_kind()
    {
        CatalogEventTypes.OfSkills.Should().OnlyContain(type => type.StartsWith("rolecatalog.skill."));
        CatalogEventTypes.OfSkillProfiles.Should().OnlyContain(type => type.StartsWith("rolecatalog.skill-profile."));
        CatalogEventTypes.OfJobPostings.Should().OnlyContain(type => type.StartsWith("rolecatalog.job-posting."));
    }

    private static IEnumerable<DomainEvent> Emitted() =>
        Solution
            .Domain.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(DomainEvent))
            .Select(field => (DomainEvent)field.GetValue(null)!);
}
