using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingRequirements
{
    [TestCase("Basic knowledge of SQL", "basic")]
    [TestCase("Familiarity with Docker", "basic")]
    [TestCase("A good working knowledge of SQL", "good")]
    [TestCase("Solid understanding of Docker", "good")]
    [TestCase("Proficient in Java", "proficient")]
    [TestCase("Strong SQL skills", "proficient")]
    [TestCase("Advanced Excel", "proficient")]
    [TestCase("SQL (basic)", "basic")]
    [TestCase("Expert in Kubernetes", "expert")]
    [TestCase("English B2", "b2")]
    [TestCase("English at C1 level (CEFR)", "c1")]
    [TestCase("Good written communication", null)]
    [TestCase("Excellent spoken and written English", "proficient")]
    [TestCase("Solid Docker production experience", "good")]
    [TestCase("Solid awareness with understanding of people", null)]
    [TestCase("'Basic' knowledge of SQL", "basic")]
    [TestCase("Excellent team player", null)]
    [TestCase("Visual Basic", null)]
    [TestCase("Visual Basic Knowledge", null)]
    [TestCase("Sales in B2 and B1 halls", null)]
    public void Read_the_level(string item, string? level) => Reading.Requirement(item).Level.Should().Be(level);

    [TestCase("You must know SQL", "required", "must")]
    [TestCase("Docker is a plus", "preferred", "is a plus")]
    [TestCase("Docker (plus)", "preferred", "plus")]
    [TestCase("Work with containers (Docker, Kubernetes) is a plus", "preferred", "is a plus")]
    [TestCase("Knowledge of Docker, SQL, and/or Java is preferred", "preferred", "preferred")]
    [TestCase("Experience with Google Plus", "required", null)]
    [TestCase("Java plus SQL", "required", null)]
    [TestCase("A degree in computer science, a doctorate is a plus", "required", null)]
    [TestCase("Running a small team of people in an office, SQL experience a plus", "required", null)]
    [TestCase("Writing scripts of many kinds - Python experience a plus", "required", null)]
    [TestCase("Experience with Java, Python preferred", "preferred", "preferred")]
    [TestCase("Docker: not required, but helps", "preferred", "not required")]
    public void Read_the_necessity(string item, string necessity, string? words) =>
        Reading
            .Requirement(item)
            .Should()
            .BeEquivalentTo(
                new { Necessity = necessity, NecessityWords = words },
                options =>
                    options
                        .Using<string>(text =>
                            text.Subject?.ToUpperInvariant().Should().EndWith(text.Expectation?.ToUpperInvariant())
                        )
                        .WhenTypeIs<string>()
            );

    [TestCase("3+ years of experience", 36, "3+ years")]
    [TestCase("At least two (2) years with Docker", 24, "two (2) years")]
    [TestCase("3 to 5 years in support", 36, "3 to 5 years")]
    [TestCase("1.5 years of experience", 18, "1.5 years")]
    [TestCase("6 months in a similar role", 6, "6 months")]
    [TestCase("18 years old or older", null, null)]
    [TestCase("5 or more years of experience", 60, "5 or more years")]
    [TestCase("Held one role in the last 5 years for 2 years", 24, "2 years")]
    [TestCase("Able to lift 20 boxes", null, null)]
    public void Read_the_experience(string item, int? months, string? words) =>
        Reading.Requirement(item).Should().BeEquivalentTo(new { ExperienceMonths = months, ExperienceWords = words });

    [TestCase("One or more of Java, Python", "any")]
    [TestCase("Java, Python or C#", "any")]
    [TestCase("Java and Python", "all")]
    [TestCase("A degree or a diploma", "all")]
    [TestCase("A degree in Java or equivalent", "all")]
    [TestCase("Java, Python, Julia or equivalent", "any")]
    [TestCase("Java, cooking, or Python", "any")]
    [TestCase("SQL attacks or cross-site tricks, and Docker", "all")]
    public void Read_alternatives(string item, string match) => Reading.Requirement(item).Match.Should().Be(match);

    [TestCase("Databases: you tune queries", "Databases", "you tune queries")]
    [TestCase("**Databases** - you tune queries", "Databases", "you tune queries")]
    [TestCase("Databases — you tune queries", "Databases", "you tune queries")]
    [TestCase("**Databases:** you tune queries", "Databases", "you tune queries")]
    [TestCase("Must have: Java", "Must have: Java", null)]
    [TestCase("Experience with: Java", "Experience with: Java", null)]
    [TestCase("Knowledge of http://a.example", "Knowledge of http://a.example", null)]
    public void Split_name_and_description(string item, string text, string? description) =>
        Reading.Requirement(item).Should().BeEquivalentTo(new { Text = text, Description = description });

    [Test]
    public void Say_when_an_item_names_several_levels() =>
        Reading
            .Of("## Requirements\n\n- Good knowledge of SQL and basic knowledge of Java\n")
            .Warnings.Should()
            .Contain(warning => warning.Code == "several-levels" && warning.Line == 3);

    [Test]
    public void Take_in_the_short_items_below_an_introduction() =>
        Reading
            .Of("## Requirements\n\n- Experience with one of the following:\n  - Java\n  - Python\n")
            .Requirements.Single()
            .Items.Single()
            .Should()
            .BeEquivalentTo(
                new
                {
                    Text = "Experience with one of the following: Java, Python",
                    Match = "any",
                    EndLine = 5,
                }
            );

    [Test]
    public void Group_the_items_below_a_label() =>
        Reading
            .Of("## Requirements\n\n- Tools:\n  - Basic knowledge of SQL\n  - Docker\n- Patience\n")
            .Requirements.Select(group => (group.Title!.Text, group.Items.Count))
            .Should()
            .Equal(("Tools", 2), ("Requirements", 1));
}
