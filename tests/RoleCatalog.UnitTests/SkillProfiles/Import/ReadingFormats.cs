using System.Text;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingFormats
{
    private const string Page = """
        <!doctype html>
        <html><head><title>Jobs at Ours</title><style>p { color: red }</style></head>
        <body><nav><a href="/">Home</a></nav>
        <h1>Gardener</h1>
        <p>You care for the
        plants &amp; the <b>trees</b> of the park.</p>
        <p><strong>Responsibilities</strong></p>
        <ul><li>Water the plants</li><li><p>Cut the grass</p></li></ul>
        <h2>Requirements</h2>
        <table><tr><th>What</th><th>How</th></tr><tr><td>English</td><td>basic</td></tr></table>
        <p>Nice to have:<br>- Patience<br>- Docker</p>
        <footer>Ours, since 1900</footer></body></html>
        """;

    private static readonly DocumentReading Html = Reading.Of(Page, "page.html");

    [Test]
    public void Html_headings_and_lists_are_understood() =>
        Html.Duties().Should().Equal("Water the plants", "Cut the grass");

    [Test]
    public void Html_lines_are_those_of_the_source() =>
        Html.Responsibilities.Single().Should().BeEquivalentTo(new { Title = new { Line = 7 } });

    [Test]
    public void Html_entities_and_line_ends_become_plain_text() =>
        Html.Summary.Single().Text.Should().Be("You care for the plants & the trees of the park.");

    [Test]
    public void Html_rows_and_broken_lines_are_items() =>
        Html.RequirementTexts().Should().Equal("English", "Patience", "Docker");

    [Test]
    public void Html_around_the_document_is_reported() =>
        Html
            .Unused.Select(unused => unused.Reason)
            .Should()
            .Equal("page-title", "page-frame", "table-header", "page-frame");

    [Test]
    public void Front_matter_gives_the_title_and_is_reported()
    {
        var reading = Reading.Of("---\ntitle: \"Night Guard\"\nlayout: job\n---\n\n## Requirements\n\n- Patience\n");
        reading.Title.Should().BeEquivalentTo(new { Text = "Night Guard", Line = 2 });
        reading.Unused.Single().Should().BeEquivalentTo(new { Line = 3, Reason = "front-matter" });
    }

    [Test]
    public void Code_and_comments_are_reported() =>
        Reading
            .Of("# Clerk\n\n```\nx = 1\n```\n\n<!-- ask\nAnna -->\n\n## Requirements\n\n- SQL\n")
            .Unused.Select(unused => (unused.Line, unused.EndLine, unused.Reason))
            .Should()
            .Equal((3, 5, "code"), (7, 8, "comment"));

    [TestCase("a.markdown", null, "markdown")]
    [TestCase("a.txt", null, "text")]
    [TestCase("a.htm", null, "html")]
    [TestCase("a.txt", "text/html; charset=utf-8", "html")]
    [TestCase(null, null, "text")]
    public void The_media_type_tells_before_the_name(string? name, string? mediaType, string format) =>
        DocumentReader
            .Read(new DocumentSource("Requirements: SQL"u8.ToArray(), name, mediaType), Reading.Vocabulary)
            .Format.Should()
            .Be(format);

    [Test]
    public void A_document_in_utf_16_is_read() =>
        DocumentReader
            .Read(
                new DocumentSource(
                    Encoding
                        .Unicode.GetPreamble()
                        .Concat(Encoding.Unicode.GetBytes("Requirements:\r\n- SQL"))
                        .ToArray(),
                    "a.txt"
                ),
                Reading.Vocabulary
            )
            .RequirementTexts()
            .Should()
            .Equal("SQL");

    [TestCase("- Knows SQL\n", DocumentReader.MaxLines + 1, "a.md")]
    [TestCase("<li>Knows SQL", DocumentReader.MaxLines + 1, "a.html")]
    [TestCase("Knows SQL ", DocumentReader.MaxCharacters / 10 + 1, "a.md")]
    public void A_document_longer_than_any_job_description_is_refused_before_it_is_understood(
        string piece,
        int count,
        string name
    )
    {
        var text = string.Concat(Enumerable.Repeat(piece, count));
        FluentActions
            .Invoking(() => Reading.Of(text, name))
            .Should()
            .Throw<DocumentRefusedException>()
            .Which.Refusals.Should()
            .ContainSingle(refusal => refusal.Code == "document-too-long");
    }

    [TestCase("PK\u0003\u0004 docx", "a.md", "not-text")]
    [TestCase("%PDF-1.7", "a.md", "not-text")]
    [TestCase("a\0b", "a.md", "not-text")]
    [TestCase("  \n ", "a.md", "empty-document")]
    [TestCase("text", "a.docx", "unsupported-format")]
    public void A_document_that_cannot_be_read_is_refused(string text, string name, string code) =>
        FluentActions
            .Invoking(() => Reading.Of(text, name))
            .Should()
            .Throw<DocumentRefusedException>()
            .Which.Refusals.Should()
            .Contain(refusal => refusal.Code == code);

    [Test]
    public void Invalid_utf_8_is_refused() =>
        FluentActions
            .Invoking(() =>
                DocumentReader.Read(new DocumentSource(new byte[] { 0x41, 0xC3, 0x28 }, "a.md"), Reading.Vocabulary)
            )
            .Should()
            .Throw<DocumentRefusedException>()
            .Which.Refusals[0]
            .Code.Should()
            .Be("invalid-encoding");

    [Test]
    public void Every_reason_is_told_at_once() =>
        FluentActions
            .Invoking(() => Reading.Of("", "a.docx", "xx"))
            .Should()
            .Throw<DocumentRefusedException>()
            .Which.Refusals.Should()
            .HaveCount(3);

    [TestCase("id-ID", "id")]
    [TestCase("EN", "en")]
    public void A_language_can_be_given(string given, string tag) =>
        Reading
            .Of("Requirements: SQL", language: given)
            .Language.Should()
            .BeEquivalentTo(
                new
                {
                    Tag = tag,
                    Given = true,
                    Confidence = 1.0,
                }
            );
}
