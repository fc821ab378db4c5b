using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingLists
{
    [TestCase("- ")]
    [TestCase("* ")]
    [TestCase("+ ")]
    [TestCase("• ")]
    [TestCase("•")]
    [TestCase("– ")]
    [TestCase("1. ")]
    [TestCase("1) ")]
    [TestCase("(1) ")]
    [TestCase("a. ")]
    [TestCase("    * ")]
    [TestCase("\t- ")]
    [TestCase("- [ ] ")]
    public void Know_the_mark(string mark) =>
        Reading
            .Of("Requirements:\n" + mark + "Patience with people\n" + mark + "Java\n", "a.txt")
            .RequirementTexts()
            .Should()
            .Equal("Patience with people", "Java");

    [TestCase("# Requirements\n\n")]
    [TestCase("### 2. Requirements ###\n")]
    [TestCase("Requirements\n============\n")]
    [TestCase("Requirements\n---\n\n")]
    [TestCase("Requirements:\n")]
    [TestCase("**Requirements**\n\n")]
    [TestCase("**Requirements:**\n")]
    [TestCase("REQUIREMENTS\n\n")]
    [TestCase("Requirements\n")]
    [TestCase("What do we need from you? Requirements:\n\n")]
    public void Know_the_heading(string heading) =>
        Reading
            .Of("# Clerk\n\nYou sort the mail of the office.\n\n" + heading + "- Patience\n- Java\n")
            .RequirementTexts()
            .Should()
            .Equal("Patience", "Java");

    [Test]
    public void Need_no_marks_at_all() =>
        Reading
            .Of(
                "Clerk\n\nResponsibilities\nSort the mail\nAnswer the phone\n\nRequirements\nPatience\nBasic knowledge of SQL\n",
                "a.txt"
            )
            .Duties()
            .Should()
            .Equal("Sort the mail", "Answer the phone");

    [Test]
    public void Join_the_lines_of_an_item() =>
        Reading
            .Of("## Requirements\n\n- Patience with\n  all people\n\n  and animals\n- Java\n")
            .RequirementTexts()
            .Should()
            .Equal("Patience with all people and animals", "Java");

    [Test]
    public void Keep_a_line_that_lost_its_mark_as_an_item() =>
        Reading
            .Of("## Requirements\n\n- Patience\nGood humour\n- Java\n")
            .RequirementTexts()
            .Should()
            .Equal("Patience", "Good humour", "Java");

    [Test]
    public void Take_each_sentence_of_prose_for_an_item() =>
        Reading
            .Of("## Requirements\n\nYou know Java. You have 2 years of experience.\n")
            .RequirementTexts()
            .Should()
            .HaveCount(2);

    [Test]
    public void Take_each_row_of_a_table_for_an_item() =>
        Reading
            .Of("## Requirements\n\n| Tool | Use |\n|---|---|\n| SQL | daily work |\n| Java | now and then |\n")
            .RequirementTexts()
            .Should()
            .Equal("SQL", "Java");

    [Test]
    public void Give_plain_text() =>
        Reading
            .Of("## Requirements\n\n- **Some** _real_ [love](http://a.example) for `code` &amp; snake_case<br> 2 * 3\n")
            .RequirementTexts()
            .Should()
            .Equal("Some real love for code & snake_case 2 * 3");
}
