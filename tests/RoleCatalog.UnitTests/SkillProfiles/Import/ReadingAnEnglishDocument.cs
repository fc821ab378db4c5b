using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingAnEnglishDocument
{
    private static readonly DocumentReading Whole = Reading.Of(
        """
        # Platform Engineer

        You keep our build machines healthy and fast.

        ## What you'll do

        - Run the clusters
        - Write the runbooks

        ## Requirements

        - Good knowledge of Docker
        - 3+ years of experience with Kubernetes

        ## Nice to have

        - Python

        ## Benefits

        - Lunch
        """
    );

    [Test]
    public void Takes_the_first_heading_for_the_title() =>
        Whole.Title.Should().BeEquivalentTo(new { Text = "Platform Engineer", Line = 1 });

    [Test]
    public void Takes_the_introduction_for_the_summary() =>
        Whole
            .Summary.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Text = "You keep our build machines healthy and fast.", Line = 3 });

    [Test]
    public void Detects_the_language() => Whole.Language.Should().BeEquivalentTo(new { Tag = "en", Given = false });

    [Test]
    public void Keeps_duties_with_their_lines() =>
        Whole
            .Responsibilities.Single()
            .Items.Select(item => (item.Line, item.Text))
            .Should()
            .Equal((7, "Run the clusters"), (8, "Write the runbooks"));

    [Test]
    public void Keeps_the_heading_of_a_group() =>
        Whole.Responsibilities.Single().Title!.Text.Should().Be("What you'll do");

    [Test]
    public void Takes_what_is_nice_to_have_for_preferred() =>
        Whole
            .Requirements[1]
            .Items.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Text = "Python",
                    Necessity = "preferred",
                    NecessityWords = "Nice to have",
                }
            );

    [Test]
    public void Reports_benefits_as_unused() =>
        Whole
            .Unused.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Line = 19,
                    EndLine = 21,
                    Reason = "benefits",
                    Text = "Benefits\n- Lunch",
                }
            );

    [Test]
    public void Lists_every_skill_with_its_lines() =>
        Whole
            .Skills.Select(skill => (skill.SkillKey, skill.Lines[0]))
            .Should()
            .Equal(("docker", 12), ("kubernetes", 13), ("python", 17));

    [Test]
    public void Names_the_role_in_the_title_of_each_levels_group() =>
        Reading
            .Of(
                "# Engineers\n\n## Senior Engineer\n\n### Responsibilities\n\n- Lead\n\n### Requirements\n\n- SQL\n\n## Staff Engineer\n\n### Responsibilities\n\n- Guide\n"
            )
            .Responsibilities.Select(group => group.Title!.Text)
            .Should()
            .Equal("Senior Engineer: Responsibilities", "Staff Engineer: Responsibilities");

    [Test]
    public void Takes_the_introduction_of_a_level_for_summary() =>
        Reading
            .Of(
                "# Engineers\n\n## Senior Engineer\n\nA senior engineer leads the work of others.\n\n### Requirements\n\n- SQL\n"
            )
            .Summary.Should()
            .ContainSingle();

    [Test]
    public void Sets_the_reporting_line_aside() =>
        Reading
            .Of("# Clerk\n\nThe clerk reports to the head of office.\n\n## Requirements\n\n- SQL\n")
            .Unused.Single()
            .Reason.Should()
            .Be("posting-data");

    [Test]
    public void Reports_an_unknown_section() =>
        Reading
            .Of("# Clerk\n\n## Requirements\n\n- SQL\n\n## Our garden\n\nIt is green.\n")
            .Unused.Single()
            .Reason.Should()
            .Be("no-section");

    [Test]
    public void Says_when_there_are_no_duties() =>
        Reading
            .Of("## Requirements\n\n- SQL\n")
            .Warnings.Should()
            .Contain(warning => warning.Code == "no-responsibilities");

    [Test]
    public void Takes_the_title_from_a_label() =>
        Reading
            .Of("Job title: Night Auditor\n\nRequirements:\n- SQL\n", "a.txt")
            .Title!.Text.Should()
            .Be("Night Auditor");

    [Test]
    public void Sorts_items_under_a_heading_for_both() =>
        Reading
            .Of(
                "# Clerk\n\n## Responsibilities and requirements\n\n- Sort the mail\n- 2 years of experience in an office\n"
            )
            .RequirementTexts()
            .Should()
            .Equal("2 years of experience in an office");
}
