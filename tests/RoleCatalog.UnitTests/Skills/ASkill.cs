using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests.Skills;

internal sealed class ASkill
{
    [Test]
    public void Is_defined_at_version_1_by_a_public_event()
    {
        var skill = A.Skill("go");

        skill.Version.Should().Be(1);
        skill.StoredVersion.Should().Be(0);
        skill.Status.Should().Be(SkillStatus.Active);
        skill.Events.Should().Equal(Skill.Defined);
        Skill.Defined.IsPublic.Should().BeTrue();
    }

    [Test]
    public void Changes_to_the_next_version()
    {
        var skill = A.Skill("go");

        skill.Change(A.SkillDefinition("Golang"), 1, A.Noon);

        skill.Version.Should().Be(2);
        skill.Events.Should().Equal(Skill.Defined, Skill.Changed);
        skill.Lifetime.Should().Be(new Lifetime(A.Morning, A.Noon));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Does_not_change_on_an_old_or_future_version(int expected)
    {
        var skill = A.Skill("go");

        var refused = Refusal.Caught(() => skill.Change(A.SkillDefinition("Golang"), expected, A.Noon));

        refused.Fault.Should().Be(Fault.Stale);
        Refusal.Listed(refused.Errors).Should().Equal("version-stale header:If-Match");
        skill.Version.Should().Be(1);
    }

    [Test]
    public void Comes_back_from_the_store_without_events()
    {
        var made = A.Skill("go");

        var restored = Skill.Restore(made.Id, made.Key, made.Definition, made.Deprecation, made.Lifetime, 7);

        restored.Events.Should().BeEmpty();
        restored.StoredVersion.Should().Be(7);
    }
}
