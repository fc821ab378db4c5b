using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests.Skills;

internal sealed class SkillNaming
{
    [TestCase("javascript")]
    [TestCase("Jávascript")]
    [TestCase("ＪａｖａＳｃｒｉｐｔ")]
    [TestCase(" Java\u00adScript ")]
    public void Refuses_an_alias_that_reads_as_the_label(string alias) =>
        Refusal
            .Of(() => Named("JavaScript", new() { ["en"] = ["ECMAScript", alias] }))
            .Should()
            .Equal("skill-name-repeated /aliases/en/1");

    [Test]
    public void Names_every_repeated_alias_at_once() =>
        Refusal
            .Of(() => Named("Go", new() { ["en"] = ["golang", "GO", "Golang"], ["id"] = ["go", "Go"] }))
            .Should()
            .BeEquivalentTo(
                "skill-name-repeated /aliases/en/1",
                "skill-name-repeated /aliases/en/2",
                "skill-name-repeated /aliases/id/1"
            );

    [Test]
    public void Lets_the_same_name_stand_in_two_languages() =>
        Named("Go", new() { ["id"] = ["Go"] }).All.Should().Equal((A.English, "Go", true), (A.Indonesian, "Go", false));

    [Test]
    public void Keeps_C_and_its_kin_apart() =>
        Named("C", new() { ["en"] = ["C#", "C++", "Objective-C", "C/AL"] }).All.Should().HaveCount(5);

    [Test]
    public void Needs_a_label_in_the_source_language() =>
        Refusal
            .Of(() => SkillNames.Of(A.Indonesian, A.Text("Go"), null))
            .Should()
            .Equal("source-language-missing /labels");

    [Test]
    public void Names_all_broken_aliases_at_once() =>
        Refusal
            .Of(() =>
                Named(
                    "Go",
                    new()
                    {
                        ["e/n"] = ["golang"],
                        ["en"] = ["", new string('x', 121)],
                        ["id"] = null!,
                        ["fr"] = [null!],
                        ["DE"] = ["a"],
                        ["de"] = ["b"],
                    }
                )
            )
            .Should()
            .BeEquivalentTo(
                "language-tag-invalid /aliases/e~1n",
                "text-empty /aliases/en/0",
                "text-too-long /aliases/en/1",
                "null /aliases/id",
                "text-empty /aliases/fr/0",
                "language-repeated /aliases/de"
            );

    [Test]
    public void Refuses_a_name_that_is_ligatureswhen_its_ligatures_are_taken_apart()
    {
        var ligatures = new string('\uFDFA', 30);

        Refusal
            .Of(() => Named(ligatures, new() { ["id"] = ["Go", ligatures] }))
            .Should()
            .Equal("text-too-long /labels/en", "text-too-long /aliases/id/1");
    }

    [Test]
    public void Takes_a_name_of_full_length_in_Hangul() =>
        Named(new string('\uD55C', SkillNames.MaxLength), []).All.Should().ContainSingle();

    [Test]
    public void Allows_a_hundred_aliases_in_a_language() =>
        Refusal
            .Of(() => Named("Go", new() { ["en"] = [.. Enumerable.Range(0, 101).Select(number => $"go {number}")] }))
            .Should()
            .Equal("too-many /aliases/en");

    private static SkillNames Named(string label, Dictionary<string, IReadOnlyList<string>> aliases) =>
        SkillNames.Of(A.English, A.Text(label), aliases);
}
