using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingPlaceholders
{
    [Test]
    public void Leaves_the_key_in_the_text() =>
        Reading
            .Requirement("Knowledge of {{the tool of the team}} is a plus")
            .Text.Should()
            .Be("Knowledge of {{the-tool-of-the-team}} is a plus");

    [Test]
    public void Reads_one_of_several_lines()
    {
        var reading = Reading.Of("## Requirements\n\n- Knows {{the tools\n  of the\n  team}} well\n- SQL\n");
        reading
            .Placeholders.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Prompt = "the tools of the team",
                    Line = 3,
                    EndLine = 5,
                    Type = "text",
                }
            );
        reading.RequirementTexts().Should().Equal("Knows {{the-tools-of-the-team}} well", "SQL");
    }

    [Test]
    public void Makes_skills_in_the_prompt_choices_and_no_requirement()
    {
        var reading = Reading.Of(
            "## Requirements\n\n- Proficient in a language {{one or more of Java, Python or C#}}\n"
        );
        reading
            .Placeholders.Single()
            .Should()
            .BeEquivalentTo(new { Type = "skills", Choices = new[] { "java", "python", "csharp" } });
        reading.Requirements[0].Items[0].Should().BeEquivalentTo(new { Level = "proficient", Match = "any" });
        reading.Requirements[0].Items[0].Skills.Should().BeEmpty();
        reading.Skills.Select(skill => skill.SkillKey).Should().Equal("java", "python", "csharp");
    }

    [Test]
    public void Keeps_one_with_a_line_of_its_own_apart()
    {
        var reading = Reading.Of("## Requirements\n\n    * SQL\n    {{name what else is needed}}");
        reading.RequirementTexts().Should().Equal("SQL");
        reading
            .Placeholders.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    StandsAlone = true,
                    Section = "requirements",
                    Line = 4,
                }
            );
    }

    [TestCase("number of desks", "number")]
    [TestCase("start date", "date")]
    [TestCase("choose one: office, home", "choice")]
    [TestCase("office | home", "choice")]
    [TestCase("anything else", "text")]
    public void Tells_the_type(string prompt, string type) =>
        Reading.Of("## Requirements\n\n- SQL and {{" + prompt + "}}\n").Placeholders.Single().Type.Should().Be(type);

    [Test]
    public void Gives_every_gap_a_key_of_its_own() =>
        Reading
            .Of(
                "## Requirements\n\n- {{as it fits the project at hand}} SQL\n- {{as it fits the project at hand}} Java\n"
            )
            .Placeholders.Select(gap => gap.Key)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCount(2);

    [Test]
    public void Takes_the_same_name_for_the_same_gap() =>
        Reading
            .Of(
                "# {{company}} clerk\n\nYou work for {{company}} every day.\n\n## Requirements\n\n- Likes {{company}}\n"
            )
            .Placeholders.Should()
            .ContainSingle();

    [Test]
    public void Leaves_a_literal_alone() =>
        Reading.Of("## Requirements\n\n- Writes \\{{mustache}}\n").Placeholders.Should().BeEmpty();

    [Test]
    public void Warns_of_one_that_is_never_closed()
    {
        var reading = Reading.Of("## Requirements\n\n- Knows {{something\n- SQL\n");
        reading.Warnings.Should().Contain(warning => warning.Code == "placeholder-unclosed" && warning.Line == 3);
        reading.RequirementTexts().Should().Equal("Knows \\{{something", "SQL");
    }

    [Test]
    public void Takes_template_code_for_no_placeholder()
    {
        var reading = Reading.Of("# Clerk\n\n{{< toc >}}\n\n## Requirements\n\n- [SQL]({{< ref \"sql\" >}})\n");
        reading.Placeholders.Should().BeEmpty();
        reading.RequirementTexts().Should().Equal("SQL");
        reading.Unused.Single().Reason.Should().Be("template-code");
    }
}
