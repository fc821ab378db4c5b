using System.Diagnostics;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

/// <summary>Properties that hold for every document, tried on made-up ones.</summary>
[TestFixture]
public sealed class ReadingAnyDocument
{
    private static readonly string[] Pieces =
    [
        "# Clerk",
        "## Requirements",
        "Responsibilities:",
        "**Nice to have**",
        "- Java and SQL",
        "  - nested item here",
        "1. First thing",
        "* must know Docker",
        "Plain words that say something about the role.",
        "short line",
        "Location: Jakarta",
        "By Jane Doe",
        "{{a gap}}",
        "- with {{a gap",
        "that ends}} here",
        "---",
        "===",
        "",
        "",
        "| a | b |",
        "|---|---|",
        "<b>bold</b> words",
        "Kualifikasi",
        "Tanggung jawab:",
        "wajib mahir SQL",
        "```",
        "<!-- note",
        "-->",
        "Benefits",
        "Perks and more?",
        "SHOUTED LINE HERE",
    ];

    [Test]
    public void Accounts_for_every_line([Range(1, 150)] int seed)
    {
        var random = new Random(seed);
        string[] lines = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)])];
        var text = string.Join('\n', lines);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var reading = Reading.Of(text);
        var lost = Enumerable
            .Range(1, lines.Length)
            .Where(line => lines[line - 1].Any(char.IsLetter) && !reading.Accounts(line));
        lost.Should().BeEmpty("each line is understood or reported in\n{0}", text);
    }

    [Test]
    public void Survives_garbage([Range(1, 60)] int seed)
    {
        const string Alphabet = "{}[]()<>#*-_|`~:;.,!?&\"'\\/=+ \n\t aZ9é\u2028\u0001";
        var random = new Random(seed);
        var text = "a" + string.Concat(Enumerable.Range(0, 2000).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
        foreach (var name in new[] { "a.md", "a.txt", "a.html" })
        {
            FluentActions.Invoking(() => Reading.Of(text, name)).Should().NotThrow();
        }
    }

    [Test]
    public void Refuses_or_reads_random_bytes([Range(1, 60)] int seed)
    {
        var bytes = new byte[500];
        new Random(seed).NextBytes(bytes);
        try
        {
            DocumentReader.Read(new DocumentSource(bytes), Reading.Vocabulary).Should().NotBeNull();
        }
        catch (DocumentRefusedException refused)
        {
            refused.Refusals.Should().NotBeEmpty();
        }
    }

    [TestCase("{", 300_000, "a.md")]
    [TestCase("{{a}} ", 80_000, "a.md")]
    [TestCase("{{a\n", 9_000, "a.md")]
    [TestCase("```x\n", 9_000, "a.md")]
    [TestCase("Requirements:\n", 9_000, "a.md")]
    [TestCase("[a](", 100_000, "a.md")]
    [TestCase("<!-- ", 90_000, "a.html")]
    [TestCase("<div>", 200_000, "a.html")]
    [TestCase("<ul><li>a", 9_000, "a.html")]
    [TestCase("java, sql is a plus, 3 years ", 15_000, "a.txt")]
    public void Is_read_in_linear_time(string piece, int count, string name)
    {
        var watch = Stopwatch.StartNew();
        Reading
            .Of("Requirements:\n- " + new StringBuilder(piece.Length * count).Insert(0, piece, count), name)
            .Should()
            .NotBeNull();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Test]
    public void Does_not_exhaust_the_stack_on_deep_lists()
    {
        var deep = new StringBuilder("## Requirements\n");
        for (var depth = 0; depth < 900; depth++)
        {
            deep.Append(' ', depth).Append("- item\n");
        }

        Reading.Of(deep.ToString()).Requirements.Should().NotBeNull();
    }
}
