using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class FoldedNames
{
    [TestCase("JavaScript", "javascript")]
    [TestCase("Café", "CAFE")]
    [TestCase("\u0130stanbul", "istanbul")]
    [TestCase("Ｃ＃", "c#")]
    [TestCase("Node.js\u00a0 20", "node.js 20")]
    [TestCase("Java\u200bScript", "javascript", TestName = "Are_the_same(zero width)")]
    [TestCase("ΛΌΓΟΣ", "λόγος")]
    [TestCase("\U00010400", "\U00010428", TestName = "Are_the_same(case beyond the basic plane)")]
    [TestCase("\u1112\u1161\u11ab", "\ud55c", TestName = "Are_the_same(Hangul)")]
    public void Are_the_same(string one, string other) => Text.Folded(one).Should().Be(Text.Folded(other));

    [TestCase("C#", "C")]
    [TestCase("C++", "C")]
    [TestCase("C#", "C++")]
    [TestCase(".NET", "NET")]
    [TestCase("バス", "ハス", TestName = "Are_not_the_same(bus and lotus)")]
    [TestCase("กิน", "กัน", TestName = "Are_not_the_same(Thai vowels)")]
    [TestCase("कि", "कु", TestName = "Are_not_the_same(Hindi vowels)")]
    public void Are_not_the_same(string one, string other) => Text.Folded(one).Should().NotBe(Text.Folded(other));

    [Property(MaxTest = 1000)]
    public bool Can_be_made_of_any_code_units(ushort[] units) =>
        Text.Folded(new string([.. units.Select(unit => (char)unit)])) is not null;

    [Property]
    public bool Do_not_depend_on_the_case(string? name) =>
        name is null || Text.Folded(name.ToUpperInvariant()) == Text.Folded(name);
}
