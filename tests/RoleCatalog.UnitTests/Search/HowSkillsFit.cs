using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Matching;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;
using static RoleCatalog.UnitTests.Search.Person;

namespace RoleCatalog.UnitTests.Search;

internal sealed class HowSkillsFit
{
    [Test]
    public void Is_the_part_that_is_covered_where_what_is_required_counts_three_times()
    {
        var fit = Somebody("python").Fit(All(Required("python"), Preferred("sql")), All(Preferred("git")));

        fit.Score.Should().Be(0.6m);
        fit.Required.Should().Be(new Coverage(1, 1));
        fit.Preferred.Should().Be(new Coverage(0, 2));
        Keys(fit.Matched).Should().Equal("python");
        fit.Missing.Select(skill => (skill.Key, skill.Necessity))
            .Should()
            .Equal(("sql", Necessity.Preferred), ("git", Necessity.Preferred));
    }

    [Test]
    public void Is_the_part_of_the_skills_where_a_requirement_asks_for_all_of_them()
    {
        var fit = Somebody("python", "sql").Fit(All(Required("python", "sql", "git")));

        fit.Score.Should().Be(0.666667m);
        fit.Required.Should().Be(new Coverage(0.666667m, 1));
        Keys(fit.Missing).Should().Equal("git");
    }

    [Test]
    public void Adds_parts_to_a_whole_exactly() =>
        Somebody("python", "sql")
            .Fit(All(Required("python", "sql", "git"), Required("python", "git", "english")))
            .Required.Covered.Should()
            .Be(1);

    [Test]
    public void Is_whole_with_one_skill_where_one_suffices()
    {
        var fit = Somebody("sql").Fit(All(Required("python", "sql", "git").OneSuffices()));

        fit.Score.Should().Be(1);
        Keys(fit.Matched).Should().Equal("sql");
        fit.Missing.Should().BeEmpty("the others are not needed");
    }

    [Test]
    public void Names_every_alternative_where_none_is_there() =>
        Keys(Somebody("git").Fit(All(Required("python", "sql").OneSuffices(), Required("git"))).Missing)
            .Should()
            .Equal("python", "sql");

    [Test]
    public void Counts_a_group_of_alternatives_as_the_one_that_is_covered_best()
    {
        var fit = Somebody("sql", "git").Fit(Any(Required("python"), Required("sql", "git", "english")));

        fit.Required.Should().Be(new Coverage(0.666667m, 1));
        Keys(fit.Matched).Should().Equal("sql", "git");
        Keys(fit.Missing).Should().Equal("english");
    }

    [Test]
    public void Misses_nothing_where_another_alternative_is_covered()
    {
        var fit = Somebody("python").Fit(Any(Required("sql", "git"), Required("python")));

        fit.Score.Should().Be(1);
        fit.Missing.Should().BeEmpty();
        fit.TooLow.Should().BeEmpty();
    }

    [Test]
    public void Takes_alternatives_for_required_if_one_of_them_is()
    {
        var fit = Somebody("git").Fit(Any(Preferred("python"), Required("sql")), All(Preferred("git")));

        fit.Score.Should().Be(0.25m);
        fit.Required.Should().Be(new Coverage(0, 1));
        fit.Missing.Should().OnlyContain(skill => skill.Necessity == Necessity.Required).And.HaveCount(2);
    }

    [Test]
    public void Leaves_out_what_names_no_skill()
    {
        var fit = Somebody("git")
            .Fit(All(Required(), Required("git")), Any(Required()), Any(Required(), Required("git")));

        fit.Score.Should().Be(1);
        fit.Required.Of.Should().Be(2);
    }

    [TestCase("basic", 0, "tooLow")]
    [TestCase("good", 1, "matched")]
    [TestCase("expert", 1, "matched")]
    [TestCase("b1", 0, "tooLow")]
    [TestCase(null, 1, "matched")]
    public void Needs_the_level_that_is_asked_for_or_one_above(string? held, int score, string standing)
    {
        var fit = new Person(new SkillHeld("sql", held)).Fit(All(Required("sql").At("good")));

        fit.Score.Should().Be(score);
        var told = (standing == "matched" ? fit.Matched : fit.TooLow).Should().ContainSingle().Subject;
        (told.Scale, told.LevelAsked, told.LevelHeld).Should().Be(("general", "good", held));
        fit.Missing.Should().BeEmpty();
    }

    [Test]
    public void Takes_any_level_where_none_is_asked_for()
    {
        var fit = new Person(new SkillHeld("sql", "basic")).Fit(All(Required("sql")));

        fit.Score.Should().Be(1);
        (fit.Matched.Single().LevelAsked, fit.Matched.Single().LevelHeld).Should().Be((null, "basic"));
    }

    [Test]
    public void Compares_levels_by_the_ranks_that_they_have_now() =>
        new Person(new SkillHeld("sql", "good"))
            .Fit(All(Required("sql").At("expert", rank: 2)))
            .Score.Should()
            .Be(0, "the rank that was written down is the one that 'good' has");

    [Test]
    public void Compares_levels_in_the_scale_of_the_requirement()
    {
        var person = new Person(new SkillHeld("english", "good"), new SkillHeld("The english", "c1"));

        var fit = person.Fit(All(Required("english").At("b1", "cefr"), Required("english").At("expert")));

        fit.Score.Should().Be(0.5m);
        fit.Matched.Single().LevelHeld.Should().Be("c1");
        fit.TooLow.Single().LevelHeld.Should().Be("good");
    }

    [Test]
    public void Knows_a_skill_by_what_it_has_replaced()
    {
        Keys(Somebody("sql").Fit(All(Required("old-sql"))).Matched).Should().Equal("sql");
        Keys(Somebody("the OLD-sql").Fit(All(Required("sql"))).Matched).Should().Equal("sql");
    }

    [Test]
    public void Tells_a_skill_once_that_is_asked_for_several_times() =>
        Keys(Somebody("git").Fit(All(Required("git"), Required("git"), Required("sql"), Required("old-sql"))).Missing)
            .Should()
            .Equal("sql");

    [Test]
    public void Is_refused_for_every_skill_and_level_that_is_not_there()
    {
        var person = new Person(new SkillHeld("sql"), new SkillHeld("perl", "guru"), new SkillHeld("git", "master"));

        var refused = person.Invoking(each => each.Fit(All(Required("sql")))).Should().Throw<DomainException>().Which;

        refused.Fault.Should().Be(Fault.Malformed);
        refused
            .Errors.Select(error => (error.Field, error.Code))
            .Should()
            .Equal(
                ("/skills/1/skill", "skill-unknown"),
                ("/skills/1/level", "level-unknown"),
                ("/skills/2/level", "level-unknown")
            );
    }

    private static Person Somebody(params string[] skills) => new([.. skills.Select(skill => new SkillHeld(skill))]);

    private static IEnumerable<string> Keys(IEnumerable<SkillFit> skills) => skills.Select(skill => skill.Key);
}
