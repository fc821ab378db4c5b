using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Domain.RoleDescriptions;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class PlaceholdersInText
{
    [TestCase("no gaps")]
    [TestCase("{{city}}", "city")]
    [TestCase("{{a}}{{b-2}} and {{a}}", "a", "b-2")]
    [TestCase("line one {{a}}\nline two {{b}}", "a", "b")]
    [TestCase(@"\{{city}} is literal, {{a}} is not", "a")]
    [TestCase(@"{{a}}\{{b}}{{c}}", "a", "c")]
    [TestCase(@"\{{{{a}}", "a")]
    [TestCase("{ {a} } {a}")]
    [TestCase("{{a}}}", "a")]
    public void Are_found(string text, params string[] keys)
    {
        PlaceholderSyntax.Keys(text).Should().BeEquivalentTo(keys);
        PlaceholderSyntax.Mistyped(text).Should().BeEmpty();
    }

    [TestCase("{{ city }}", "{{ city }}")]
    [TestCase("{{City}} {{1st}} {{a}}", "{{City}}", "{{1st}}")]
    [TestCase("{{}}", "{{}}")]
    [TestCase("{{a\nb}}", "{{a\nb}}")]
    [TestCase("{{{a}}", "{{{a}}")]
    [TestCase("{{a}} then {{unclosed", "{{unclosed")]
    [TestCase("{{", "{{")]
    public void Are_told_apart_from_mistyped_ones(string text, params string[] mistyped) =>
        PlaceholderSyntax.Mistyped(text).Should().Equal(mistyped);

    [TestCase("a")]
    [TestCase("salary-2")]
    public void Have_keys(string key) => PlaceholderSyntax.ParseKey(key).Should().Be(key);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("2nd")]
    [TestCase("-a")]
    [TestCase("A")]
    [TestCase("a_b")]
    [TestCase("a\n")]
    [TestCase("a2345678901234567890123456789012345678901")]
    public void Have_no_other_keys(string? key) =>
        Refusal.Of(() => PlaceholderSyntax.ParseKey(key)).Should().Equal("placeholder-key-invalid");

    [TestCase("In {{city}}, from {{date}}.", "In <city>, from <date>.")]
    [TestCase(@"Write \{{city}}", "Write {{city}}")]
    public void Are_filled(string text, string filled) =>
        PlaceholderSyntax.Fill(text, key => $"<{key}>").Should().Be(filled);

    [TestCase("Work {{x}}.", "Work.")]
    [TestCase("Work {{x}} here", "Work here")]
    [TestCase("{{x}} Work", "Work")]
    [TestCase("Work {{x}}", "Work")]
    [TestCase("Work {{x}} {{x}}, please", "Work, please")]
    [TestCase("one\n{{x}} two", "one\ntwo")]
    [TestCase("- {{x}} item\n  - nested  twice", "- item\n  - nested  twice", TestName = "Keep other spaces")]
    [TestCase("Salaire : oui {{x}} !", "Salaire : oui !", TestName = "Keep French spaces")]
    [TestCase("{{x}}", "")]
    public void Take_the_space_before_them_along_when_they_stay_open(string text, string filled) =>
        PlaceholderSyntax.Fill(text, _ => null).Should().Be(filled);

    [Test]
    public void Are_not_looked_for_in_their_values() =>
        PlaceholderSyntax.Fill("{{a}} {{b}}", key => key == "a" ? "{{b}}" : "B").Should().Be("{{b}} B");

    [Property(MaxTest = 500)]
    public bool Are_filled_without_touching_a_text_that_has_none(NonNull<string> text)
    {
        var plain = text.Get.Replace("{", "", StringComparison.Ordinal);
        return PlaceholderSyntax.Fill(plain, _ => "filled") == plain && PlaceholderSyntax.Mistyped(plain).Count == 0;
    }

    [Property(MaxTest = 500)]
    public bool Come_back_when_each_is_filled_with_itself(byte[] choices)
    {
        string[] parts = ["{{", "}}", "{{a}}", @"\{{", "{", "}", @"\", "a", " ", "\n", "{{b-1}}"];
        var text = string.Concat(choices.Select(choice => parts[choice % parts.Length]));
        var filled = PlaceholderSyntax.Fill(text, key => $"{{{{{key}}}}}");
        return PlaceholderSyntax.Mistyped(text).Count > 0
            || filled == text.Replace(@"\{{", "{{", StringComparison.Ordinal);
    }
}
