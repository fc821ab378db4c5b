using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingRulesAsData
{
    [Test]
    public void A_heading_added_to_a_file_is_understood()
    {
        var added = RulesWith(rules =>
            rules["sections"]!["requirements"]!["exact"]!.AsArray().Add("the shopping list")
        );
        Read("## The shopping list\n\n- Patience\n", added).RequirementTexts().Should().Equal("Patience");
        Reading.Of("## The shopping list\n\n- Patience\n").RequirementTexts().Should().BeEmpty();
    }

    [Test]
    public void A_level_word_added_to_a_file_is_understood()
    {
        var added = RulesWith(rules => rules["levels"]!["expert"]!["phrases"]!.AsArray().Add("wizard in"));
        Read("## Requirements\n\n- Wizard in SQL\n", added).Requirements[0].Items[0].Level.Should().Be("expert");
    }

    [Test]
    public void Every_language_has_the_same_sections() =>
        ReadingRules
            .EmbeddedFiles()
            .Select(file =>
                string.Join(
                    ' ',
                    JsonNode.Parse(file)!["sections"]!
                        .AsObject()
                        .Select(section => section.Key)
                        .Order(StringComparer.Ordinal)
                )
            )
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle();

    private static ReadingRules RulesWith(Action<JsonNode> change) =>
        ReadingRules.Parse(
            ReadingRules
                .EmbeddedFiles()
                .Select(file =>
                {
                    var rules = JsonNode.Parse(file)!;
                    change(rules);
                    return rules.ToJsonString();
                })
        );

    private static DocumentReading Read(string text, ReadingRules rules) =>
        DocumentReader.Read(new DocumentSource(Encoding.UTF8.GetBytes(text), "a.md"), Reading.Vocabulary, rules);
}
