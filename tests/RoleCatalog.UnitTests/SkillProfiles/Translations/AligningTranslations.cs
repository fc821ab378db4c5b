using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Application.SkillProfiles.Translations;
using RoleCatalog.UnitTests.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Translations;

internal sealed class AligningTranslations
{
    private static readonly SkillRecognition Skills = new(Reading.Vocabulary, ReadingRules.BuiltIn.Languages);

    private static readonly string[] English =
    [
        "Plan the weekly menu with the chef.",
        "Train up to 12 new kitchen staff a year.",
        "Report the cost of ingredients in Excel.",
        "Keep the storage rooms clean and in order, and note the temperature of every refrigerator twice a day.",
        "Greet regular guests.",
    ];

    private static readonly string[] Indonesian =
    [
        "Menyusun menu mingguan bersama juru masak.",
        "Melatih hingga 12 staf dapur baru per tahun.",
        "Melaporkan biaya bahan baku dengan Excel.",
        "Menjaga gudang tetap bersih dan rapi, serta mencatat suhu setiap lemari pendingin dua kali sehari.",
        "Menyapa tamu langganan.",
    ];

    [Test]
    public void Pairs_texts_of_the_same_order() =>
        Align(English, Indonesian).Should().Equal((0, 0), (1, 1), (2, 2), (3, 3), (4, 4));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Leaves_the_text_alone_whose_translation_is_missing(int missing)
    {
        var translation = Indonesian.Where((_, index) => index != missing).ToArray();

        Align(English, translation)
            .Should()
            .Equal(
                Enumerable
                    .Range(0, English.Length)
                    .Where(index => index != missing)
                    .Select(index => (index, index < missing ? index : index - 1))
            );
    }

    [Test]
    public void Leaves_a_text_alone_that_translates_nothing()
    {
        string[] translation = [.. Indonesian[..2], "Mengelola 3 kasir dengan Python.", .. Indonesian[2..]];

        Align(English, translation).Should().Equal((0, 0), (1, 1), (2, 3), (3, 4), (4, 5));
    }

    [Test]
    public void Pairs_neighbours_that_have_changed_places()
    {
        string[] source = ["Write services in Python and SQL.", "Answer 40 tickets a day.", "Document the API."];
        string[] translation =
        [
            "Menjawab 40 tiket sehari.",
            "Menulis layanan dengan Python dan SQL.",
            "Dokumentasikan API.",
        ];

        Align(source, translation).Should().Equal((0, 1), (1, 0), (2, 2));
    }

    [Test]
    public void Knows_borrowed_words_by_their_sound()
    {
        string[] source = ["Collaborate with the chef.", "Effective communication.", "Professional integrity."];
        string[] translation = ["Integritas profesional.", "Berkolaborasi dengan koki.", "Komunikasi yang efektif."];

        Align(source, translation).Should().Equal((0, 1), (1, 2), (2, 0));
    }

    [Test]
    public void Is_surer_of_texts_that_share_more()
    {
        string[] source = ["Design services in Python, SQL and Docker for 3 teams.", "Be kind."];
        string[] translation = ["Merancang layanan Python, SQL dan Docker untuk 3 tim.", "Bersikap ramah."];

        var pairs = TextAligner.Align([.. source.Select(Marks)], [.. translation.Select(Marks)]);

        pairs[0].Confidence.Should().BeInRange(0.75, 1);
        pairs[1].Confidence.Should().BeInRange(0.3, 0.6);
    }

    [Test]
    public void Has_nothing_to_say_of_an_empty_list()
    {
        Align([], Indonesian).Should().BeEmpty();
        Align(English, []).Should().BeEmpty();
    }

    private static IEnumerable<(int, int)> Align(string[] source, string[] translation) =>
        TextAligner
            .Align([.. source.Select(Marks)], [.. translation.Select(Marks)])
            .Select(pair => (pair.Source, pair.Translation));

    private static TextMarks Marks(string text) => TextMarks.Of(text, Skills.In(text).Select(match => match.SkillKey));
}
