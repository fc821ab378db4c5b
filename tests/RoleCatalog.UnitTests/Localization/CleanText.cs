using System.Text;
using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class CleanText
{
    [TestCase("  Go \t", "Go")]
    [TestCase("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour")]
    [TestCase("a\tb", "a\tb")]
    [TestCase("cafe\u0301", "caf\u00e9")]
    [TestCase("\U0001F600", "\U0001F600")]
    public void Is_trimmed_with_plain_line_ends_in_normal_form_C(string given, string kept) =>
        Text.Clean(given, 100).Should().Be(kept);

    [TestCase(null, "text-empty")]
    [TestCase("", "text-empty")]
    [TestCase(" \t\n\u00a0", "text-empty")]
    [TestCase("\u200b\u2060", "text-empty", TestName = "Is_refused(zero-width only)")]
    [TestCase("a\ufffeb", "text-malformed", TestName = "Is_refused(U+FFFE)")]
    [TestCase("a\u0000b", "text-control-character", TestName = "Is_refused(U+0000)")]
    [TestCase("a\u001bb", "text-control-character", TestName = "Is_refused(escape)")]
    [TestCase("a\u009fb", "text-control-character", TestName = "Is_refused(C1)")]
    [TestCase("eleven char", "text-too-long")]
    public void Is_refused(string? given, string code) => Refusal.Of(() => Text.Clean(given, 10)).Should().Equal(code);

    [Test]
    public void Is_refused_with_half_of_a_surrogate_pair()
    {
        string[] halves = ["\ud83d", "\ude00", "\ud83d\ud83d\ude00", "a\ude00\ud83d"];

        halves.Should().OnlyContain(half => Refusal.Of(() => Text.Clean(half, 10)).Single() == "text-malformed");
    }

    [Test]
    public void May_be_as_long_as_the_limit() => Text.Clean(" 0123456789 ", 10).Should().HaveLength(10);

    [Property(MaxTest = 1000)]
    public bool Stays_as_it_is_when_cleaned_again(string? given)
    {
        var clean = Cleaned(given);
        return clean is null || Cleaned(clean) == clean;
    }

    [Property(MaxTest = 1000)]
    public bool Can_be_made_of_any_code_units_or_is_refused(ushort[] units)
    {
        var clean = Cleaned(new string([.. units.Select(unit => (char)unit)]));
        return clean is null || clean.IsNormalized(NormalizationForm.FormC);
    }

    private static string? Cleaned(string? given)
    {
        try
        {
            return Text.Clean(given, 1_000_000);
        }
        catch (DomainException)
        {
            return null;
        }
    }
}
