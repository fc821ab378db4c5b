using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.UnitTests.RoleDescriptions.Differences;

internal sealed class ReadingADifference
{
    private static readonly RoleDescription Before = A.Role()
        .Called("Developer *of* <b>", "Pengembang")
        .Asking(
            new Requirement
            {
                Id = ItemIds.Next(),
                Skills = [Known.Go.Id],
                ExperienceMonths = 12,
            }
        )
        .Build();

    private static readonly RoleDescription After = Before with
    {
        Title = A.Text("Engineer *of* <b>", "Perekayasa"),
        RequirementGroups =
        [
            Before.RequirementGroups[0] with
            {
                Requirements =
                [
                    Before.RequirementGroups[0].Requirements[0] with
                    {
                        Skills = [Known.Go.Id, Known.Sql.Id],
                        ExperienceMonths = 24,
                    },
                ],
            },
        ],
    };

    [Test]
    public void Shows_texts_in_the_language_of_the_reader_and_says_where_else_they_differ()
    {
        var changes = Changes(Reader("id"));

        changes.Kind.Should().Be(DifferenceKind.Content);
        var title = changes.Parts[0].Fields.Should().ContainSingle().Subject;
        (title.Language, title.Before, title.After).Should().Be(("id", "Pengembang", "Perekayasa"));
        title.OtherLanguages.Should().Equal("en");
    }

    [Test]
    public void Shows_every_language_that_differs_when_asked() =>
        Changes(new ReaderLanguages(All: true, []))
            .Parts[0]
            .Fields.Select(field => field.Language)
            .Should()
            .Equal("en", "id");

    [Test]
    public void Names_skills_and_items_as_a_reader_would()
    {
        var requirement = Changes(Reader("en")).Parts[1];

        requirement.Label.Should().Be("Go, SQL");
        requirement.Changes.Should().Equal(PartChange.Changed);
        requirement
            .Fields.Select(field => $"{field.Field}: {field.Before} > {field.After}")
            .Should()
            .Equal("skills: Go > Go, SQL", "experienceMonths: 12 > 24");
    }

    [Test]
    public void Gives_Markdown_in_which_texts_mean_no_markup() =>
        DifferenceMarkdown
            .Write(Document("id"))
            .Should()
            .Be(
                """
                # Peran: revisi 1 → draf

                ## Peran

                - Diubah
                  - judul (id): ~~Pengembang~~**Perekayasa** (juga berubah dalam en)

                ## Persyaratan

                - Diubah: Go, SQL
                  - keahlian: ~~Go~~ **Go, SQL**
                  - bulan pengalaman: ~~12~~ **24**

                """
            );

    [Test]
    public void Gives_HTML_in_which_texts_are_only_texts()
    {
        var html = DifferenceHtml.Write(Document("en"));

        html.Should()
            .Contain("<dd lang=\"en\"><del>Developer</del><ins>Engineer</ins> *of* &lt;b&gt;</dd>")
            .And.Contain("<html lang=\"en\">")
            .And.NotContain("<b>")
            .And.NotContain("<script")
            .And.NotContain("style=");
        DifferenceMarkdown.Write(Document("en")).Should().Contain(@"~~Developer~~**Engineer** \*of\* \<b\>");
    }

    [TestCase("en", "Only translations were added.", "  - title (id): **Pengembang**\n")]
    [TestCase("id", "Hanya terjemahan yang ditambahkan.", "  - judul (id): **Pengembang**\n")]
    public void Shows_the_language_that_changed_when_that_of_the_reader_did_not(
        string language,
        string summary,
        string line
    )
    {
        var before = A.Role().Called("Developer").Build();
        var after = before with { Title = A.Text("Developer", "Pengembang") };

        var markdown = DifferenceMarkdown.Write(Document(before, after, language));

        markdown.Should().Contain($"\n{summary}\n").And.Contain(line).And.NotContain("Developer");
    }

    [TestCase("en", "- Moved from 1 to 5: a", "- Moved after e: c")]
    [TestCase("id", "- Dipindahkan dari 1 ke 5: a", "- Dipindahkan setelah e: c")]
    public void Tells_a_move_by_the_neighbour_when_the_number_of_the_place_is_the_same(
        string language,
        params string[] lines
    )
    {
        var before = A.Role().WithoutDuties().Doing("a").Doing("b").Doing("c").Doing("d").Doing("e").Doing("f").Build();
        var group = before.ResponsibilityGroups[0];
        int[] order = [3, 4, 2, 5, 0, 1];
        var after = before with
        {
            ResponsibilityGroups =
            [
                group with
                {
                    Responsibilities = [.. order.Select(index => group.Responsibilities[index])],
                },
            ],
        };

        DifferenceMarkdown.Write(Document(before, after, language)).Should().ContainAll(lines);
        DifferenceHtml.Write(Document(before, after, language)).Should().ContainAll(lines.Select(line => line[2..]));
    }

    [TestCase("en", "- necessity: ~~required~~ **preferred**")]
    [TestCase("id", "- sifat: ~~wajib~~ **diutamakan**")]
    public void Says_the_words_of_the_catalogue_in_the_language_of_the_reader(string language, string line)
    {
        var group = Before.RequirementGroups[0];
        var less = group.Requirements[0] with { Necessity = Necessity.Preferred };
        var after = Before with { RequirementGroups = [group with { Requirements = [less] }] };

        DifferenceMarkdown.Write(Document(Before, after, language)).Should().Contain(line);
    }

    [TestCase("en", "There is no difference.")]
    [TestCase("id", "Tidak ada perbedaan.")]
    public void Says_so_when_there_is_none(string language, string expected)
    {
        var document = DifferenceDocument.Of("x", 1, 2, new RoleChanges(DifferenceKind.None, []), Reader(language));

        DifferenceMarkdown.Write(document).Should().Contain(expected);
        DifferenceHtml.Write(document).Should().Contain(expected);
    }

    private static DifferenceDocument Document(string language) =>
        DifferenceDocument.Of("Peran", 1, null, Changes(Reader(language)), Reader(language));

    private static DifferenceDocument Document(RoleDescription before, RoleDescription after, string language) =>
        DifferenceDocument.Of("Peran", 1, 2, Changes(before, after, Reader(language)), Reader(language));

    private static RoleChanges Changes(ReaderLanguages reader) => Changes(Before, After, reader);

    private static RoleChanges Changes(RoleDescription before, RoleDescription after, ReaderLanguages reader) =>
        new RoleChangesWriter(reader, Known.References).Write(
            RoleDifference.Of(RoleOutline.Of(before), RoleOutline.Of(after))
        );

    private static ReaderLanguages Reader(string language) =>
        new(All: false, [Domain.Localization.LanguageTag.Parse(language)]);
}
