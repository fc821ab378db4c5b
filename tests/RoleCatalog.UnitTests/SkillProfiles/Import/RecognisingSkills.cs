using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class RecognisingSkills
{
    [TestCase("C#, C++ and .NET", "csharp", "cpp", "dotnet")]
    [TestCase("ASP.NET Core on .NET", "aspnet-core", "dotnet")]
    [TestCase("JavaScript", "javascript")]
    [TestCase("HTML5/CSS3", "html", "css")]
    [TestCase("Python 3 and Java 17", "python", "java")]
    [TestCase("Python3.11", "python")]
    [TestCase("NodeJS or node js", "nodejs")]
    [TestCase("REST APIs", "rest-api")]
    [TestCase("frontend or front end", "frontend")]
    [TestCase("know R, Python", "r", "python")]
    [TestCase("Python, Go, C", "python", "go", "c")]
    [TestCase("Go", "go")]
    [TestCase("Proficient in R", "r")]
    [TestCase("Proficient with excel and patience", "excel")]
    [TestCase("Experience using less paper")]
    [TestCase("Knowledge of C", "c")]
    [TestCase("Experience in C-level talks")]
    [TestCase("Living in West Java")]
    [TestCase("you go the extra mile")]
    [TestCase("Plan C for the rest of us")]
    [TestCase("no less than five")]
    [TestCase("HTML and LESS", "html", "less")]
    [TestCase("Excel at what you do")]
    [TestCase("MySQLite")]
    public void Finds_whole_terms(string item, params string[] keys) => Reading.Skills(item).Should().Equal(keys);

    [Test]
    public void Folds_accents() =>
        DocumentReader
            .Read(
                new DocumentSource("## Requirements\n\n- cafe skills\n"u8.ToArray(), "a.md"),
                SkillVocabulary.Of([new SkillName("cafe", "Café")])
            )
            .Skills.Should()
            .ContainSingle();

    [Test]
    public void Says_the_line_of_a_skill_in_an_item_of_several_lines() =>
        Reading
            .Of("## Requirements\n\n- You know\n  Docker well\n")
            .Requirements[0]
            .Items[0]
            .Skills[0]
            .Line.Should()
            .Be(4);

    [Test]
    public void Leaves_out_the_skills_of_unused_text() =>
        Reading
            .Of("## Requirements\n\n- SQL\n\n## Benefits\n\n- Docker courses\n")
            .Skills.Select(skill => skill.SkillKey)
            .Should()
            .Equal("sql");
}
