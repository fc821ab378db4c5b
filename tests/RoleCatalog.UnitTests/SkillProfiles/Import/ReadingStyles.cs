using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

/// <summary>The ways people lay out a posting, each with one duty and one requirement to be found.</summary>
[TestFixture]
public sealed class ReadingStyles
{
    [TestCase("Cook\n\n1. Purpose\nThe cook cooks.\n\n2. Duties\n2.1 Boil eggs\n\n3. Qualifications\n3.1 Know eggs\n")]
    [TestCase(
        "Cook\n\n1. Duties\n- Boil eggs\n\n2. Qualifications\n- Know eggs\n\n3. Our kitchen\nIt is warm in here.\n"
    )]
    [TestCase("Cook\n\n🍳 WHAT YOU'LL DO\n✅ Boil eggs\n✅ Fry eggs\n\n🥚 WHAT YOU BRING\n👉 Know eggs\n👉 Like eggs\n")]
    [TestCase("Cook\n\nResponsibilities\n- Boil eggs\nRequirements\n- Know eggs\nBenefits\n- Free eggs\n")]
    [TestCase("Cook\n\nKey Responsibilities\nBoil eggs\nFry eggs\n\nMinimum Qualifications\nKnow eggs\nLike eggs\n")]
    [TestCase(
        "Cook\n\n**As our cook, you will:**\n\n- Boil eggs\n\n**You should:**\n\n- Know eggs\n\n**Why us?**\n\n- Eggs\n"
    )]
    [TestCase("Cook\n\nDuties\n------\n- Boil eggs\n\nWho you are\n===========\n- Know eggs\n")]
    [TestCase("> # Cook\n>\n> ## Duties\n> - Boil eggs\n>\n> ## Requirements\n> 1. Know eggs\n")]
    [TestCase(
        "| # | Duties |\n|---|---|\n\n# Cook\n\n## Duties\n\n| 1 | Boil eggs |\n\n## Requirements\n\n- Know eggs\n"
    )]
    public void Find_the_duty_and_the_requirement(string text)
    {
        var reading = Reading.Of(text);
        reading.Title!.Text.Should().Be("Cook");
        reading.Duties().Should().StartWith("Boil eggs");
        reading.RequirementTexts().Should().StartWith("Know eggs").And.HaveCountLessThan(3);
    }

    [Test]
    public void Take_the_terms_of_a_definition_list_for_headings_where_they_are_some()
    {
        var reading = Reading.Of(
            "<h1>Cook</h1><dl><dt>Duties</dt><dd>Boil eggs</dd><dd>Fry eggs</dd>"
                + "<dt>Requirements</dt><dd>Know eggs</dd></dl>",
            "a.html"
        );
        reading.Duties().Should().Equal("Boil eggs", "Fry eggs");
        reading.RequirementTexts().Should().Equal("Know eggs");
    }

    [Test]
    public void Take_a_term_with_one_description_for_a_name() =>
        Reading
            .Of("<h2>Requirements</h2><dl><dt>Databases</dt><dd>You tune queries</dd></dl>", "a.html")
            .Requirements[0]
            .Items.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Text = "Databases", Description = "You tune queries" });

    [Test]
    public void Tell_sentences_apart_where_there_is_no_heading_and_no_list()
    {
        var reading = Reading.Of("We need a cook. You will boil eggs. You must have two years of experience.");
        reading.Summary.Should().ContainSingle().Which.Text.Should().Be("We need a cook.");
        reading.Duties().Should().Equal("You will boil eggs.");
        reading.RequirementTexts().Should().Equal("You must have two years of experience.");
    }

    [Test]
    public void Take_a_list_for_requirements_that_asks_for_something_in_most_items() =>
        Reading
            .Of("# Cook\n\n## Night shift\n\n- Two years of experience\n- Knowledge of eggs\n- Patience\n")
            .RequirementTexts()
            .Should()
            .HaveCount(3);

    [Test]
    public void Hear_a_heading_through_the_words_around_it() =>
        Reading.Of("# Cook\n\n## Additional skills\n\n- Patience\n").RequirementTexts().Should().Equal("Patience");

    [Test]
    public void Know_the_line_of_several_lines_of_html_on_one_line()
    {
        var reading = Reading.Of(
            "<div><b>About the role</b><br>The cook cooks.<br><br><b>Duties:</b><br>- Boil eggs<br>- Fry eggs</div>",
            "a.html"
        );
        reading.Summary.Should().ContainSingle().Which.Line.Should().Be(1);
        reading.Responsibilities.Should().ContainSingle().Which.Title!.EndLine.Should().Be(1);
        reading.Duties().Should().Equal("Boil eggs", "Fry eggs");
    }

    [Test]
    public void Take_no_label_with_its_value_for_a_heading() =>
        Reading
            .Of("JOB TITLE: COOK\nLOCATION: BANDUNG\n\nDUTIES:\n* Boil eggs\n")
            .Unused.Should()
            .ContainSingle()
            .Which.Reason.Should()
            .Be("posting-data");

    [TestCase("Send your letter to the cook.")]
    [TestCase("Questions go to cook@example.com")]
    public void Set_apart_how_to_apply(string line) =>
        Reading
            .Of("## Requirements\n\n- Know eggs\n\n" + line + "\n")
            .Unused.Should()
            .ContainSingle()
            .Which.Reason.Should()
            .Be("application");

    [Test]
    public void Summarise_the_first_of_several_roles_only()
    {
        var reading = Reading.Of(
            "# Kitchen\n\n## Cook\n\nThe cook cooks all day long.\n\n### Duties\n\n- Boil eggs\n\n"
                + "## Chef\n\nThe chef tells the cook what to do.\n\n### Duties\n\n- Plan meals\n"
        );
        reading.Summary.Select(text => text.Text).Should().Equal("The cook cooks all day long.");
        reading.Unused.Should().ContainSingle().Which.Reason.Should().Be(UnusedReason.OtherRole);
    }

    [Test]
    public void Keep_one_choice_in_one_item() =>
        Reading
            .Of("## Requirements\n\n- One of the following:\n  - Java\n  - Python\n")
            .Requirements[0]
            .Items.Should()
            .ContainSingle()
            .Which.Match.Should()
            .Be("any");
}
