using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using RoleCatalog.Domain.RoleDescriptions.Differences;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.RoleDescriptions.Differences;

internal sealed class TheWordsThatChanged
{
    [TestCase("Build services.", "Build services.", "Build services.")]
    [TestCase("Build services.", "Build good services.", "Build +good +services.")]
    [TestCase("Build small services.", "Run large services.", "-Build small-+Run large+ services.")]
    [TestCase("Build, run", "Build; run", "Build-,-+;+ run")]
    [TestCase("In {{team}}", "In {{group}}", "In -{{team}}-+{{group}}+")]
    [TestCase("設計する", "設計した", "設計-する-+した+")]
    [TestCase("", "New", "+New+")]
    [TestCase("Old", "", "-Old-")]
    [TestCase("5 years", "10 years", "-5-+10+ years")]
    public void Are_told_as_a_reader_sees_words(string before, string after, string expected) =>
        Told(WordDifference.Of(before, after)).Should().Be(expected);

    [Property(MaxTest = 500)]
    public Property Joined_give_both_texts_again() =>
        Prop.ForAll(
            Texts.ToArbitrary(),
            pair =>
            {
                var segments = WordDifference.Of(pair.Before, pair.After);
                Joined(segments, WordChange.Inserted).Should().Be(pair.Before);
                Joined(segments, WordChange.Deleted).Should().Be(pair.After);
                segments.Should().NotContain(segment => segment.Text.Length == 0);
                segments.Zip(segments.Skip(1)).Should().NotContain(next => next.First.Change == next.Second.Change);
                if (pair.Before == pair.After)
                {
                    segments.Should().NotContain(segment => segment.Change != WordChange.Equal);
                }
            }
        );

    [Test]
    public void Of_texts_too_long_to_compare_are_all_of_them()
    {
        var (before, after) = (
            string.Concat(Enumerable.Repeat("a b ", 4000)),
            string.Concat(Enumerable.Repeat("c d ", 4000))
        );

        var segments = WordDifference.Of($"Same {before}end", $"Same {after}end");

        segments.Select(segment => segment.Change).Should().StartWith(WordChange.Equal).And.HaveCount(4);
        Joined(segments, WordChange.Inserted).Should().Be($"Same {before}end");
    }

    private static Gen<(string Before, string After)> Texts =>
        from before in Gen.ArrayOf(Gen.Elements(Words))
        from after in Gen.OneOf(Gen.Constant(before), Gen.ArrayOf(Gen.Elements(Words)))
        select (string.Concat(before), string.Concat(after));

    private static readonly string[] Words =
    [
        "build",
        "run",
        " ",
        "  ",
        "\n",
        ",",
        ".",
        "{{team}}",
        "設",
        "計",
        "é",
        "e\u0301",
        "👩‍💻",
        "don't",
        "C#",
    ];

    private static string Joined(IEnumerable<WordSegment> segments, WordChange without) =>
        string.Concat(segments.Where(segment => segment.Change != without).Select(segment => segment.Text));

    private static string Told(IEnumerable<WordSegment> segments) =>
        string.Concat(
            segments.Select(segment =>
                segment.Change switch
                {
                    WordChange.Deleted => $"-{segment.Text}-",
                    WordChange.Inserted => $"+{segment.Text}+",
                    _ => segment.Text,
                }
            )
        );
}
