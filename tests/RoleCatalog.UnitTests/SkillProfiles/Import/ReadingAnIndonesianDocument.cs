using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

[TestFixture]
public sealed class ReadingAnIndonesianDocument
{
    private static readonly DocumentReading Whole = Reading.Of(
        """
        Penata buku adalah seorang pegawai yang mencatat semua transaksi perusahaan.

        Tugas-tugas seorang penata buku meliputi:

          1. Mencatat pengeluaran harian.
          2. Menyusun laporan bulanan.

        Penata buku biasanya bekerja dengan Excel di kantor.

        Apa saja yang dibutuhkan sebagai penata buku?

          1. Ketelitian: Seorang penata buku harus mahir dalam memeriksa angka.
          2. Komunikasi: Penata buku dapat menulis surat yang baik kepada mitra.

        Oleh Rani Wulandari

        Saya menulis tentang keuangan sejak lama.
        """,
        "peran.txt"
    );

    [Test]
    public void Detects_the_language() => Whole.Language.Should().BeEquivalentTo(new { Tag = "id", Given = false });

    [Test]
    public void Infers_the_title_from_the_definition() => Whole.Title!.Text.Should().Be("Penata buku");

    [Test]
    public void Says_that_the_title_was_inferred() =>
        Whole.Warnings.Should().Contain(warning => warning.Code == "title-inferred");

    [Test]
    public void Reads_numbered_duties_under_a_line_with_a_colon() =>
        Whole.Duties().Should().Equal("Mencatat pengeluaran harian.", "Menyusun laporan bulanan.");

    [Test]
    public void Takes_prose_about_the_role_after_a_list_for_summary() =>
        Whole.Summary.Select(paragraph => paragraph.Line).Should().Equal(1, 8);

    [Test]
    public void Takes_a_question_before_a_list_for_a_heading() =>
        Whole.Requirements.Single().Title!.Line.Should().Be(10);

    [Test]
    public void Splits_name_and_description() =>
        Whole
            .Requirements[0]
            .Items[0]
            .Should()
            .BeEquivalentTo(
                new { Text = "Ketelitian", Description = "Seorang penata buku harus mahir dalam memeriksa angka." }
            );

    [Test]
    public void Takes_mahir_for_proficient() =>
        Whole
            .Requirements[0]
            .Items[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Level = "proficient",
                    Necessity = "required",
                    NecessityWords = "harus",
                }
            );

    [Test]
    public void Takes_baik_for_no_level_when_it_qualifies_a_letter() =>
        Whole.Requirements[0].Items[1].Level.Should().BeNull();

    [Test]
    public void Reports_the_authors_note() =>
        Whole
            .Unused.Select(unused => (unused.Line, unused.Reason))
            .Should()
            .Equal((15, "author-note"), (17, "author-note"));

    [TestCase("Pemahaman dasar tentang SQL", "basic", "Pemahaman dasar")]
    [TestCase("pemahaman yang baik dari SQL", "good", "pemahaman yang baik")]
    [TestCase("pengetahuan mahir bahasa pemrograman", "proficient", "pengetahuan mahir")]
    [TestCase("Pemahaman SQL yang kuat", "proficient", "Pemahaman SQL yang kuat")]
    [TestCase("Keakraban dengan Docker", "basic", "Keakraban dengan")]
    [TestCase("Excel tingkat mahir", "proficient", "tingkat mahir")]
    [TestCase("SQL dasar", "basic", "dasar")]
    [TestCase("Bahasa Inggris B2", "b2", "B2")]
    [TestCase("Kemampuan komunikasi yang baik", null, null)]
    [TestCase("Menguasai Java", null, null)]
    public void Reads_the_level(string item, string? level, string? words) =>
        Reading.Requirement(item, "id").Should().BeEquivalentTo(new { Level = level, LevelWords = words });

    [TestCase("Wajib menguasai SQL", "required", "Wajib")]
    [TestCase("Menguasai Python menjadi nilai tambah", "preferred", "menjadi nilai tambah")]
    [TestCase("Lulusan teknik diutamakan", "preferred", "diutamakan")]
    [TestCase("Bersedia lembur", "required", null)]
    [TestCase("Nice to have: Docker", "preferred", "Nice to have")]
    public void Reads_the_necessity(string item, string necessity, string? words) =>
        Reading.Requirement(item, "id").Should().BeEquivalentTo(new { Necessity = necessity, NecessityWords = words });

    [TestCase("Pengalaman minimal 2 tahun", 24)]
    [TestCase("Pengalaman 6 bulan di bidang serupa", 6)]
    [TestCase("Berpengalaman tiga tahun", 36)]
    [TestCase("Pengalaman 3 (tiga) sampai 5 tahun", 36)]
    [TestCase("Usia maksimal 30 tahun", null)]
    public void Reads_the_experience(string item, int? months) =>
        Reading.Requirement(item, "id").ExperienceMonths.Should().Be(months);

    [TestCase("Salah satu dari Java, Python", "any")]
    [TestCase("Java atau Python", "any")]
    [TestCase("Java dan Python", "all")]
    public void Reads_alternatives(string item, string match) =>
        Reading.Requirement(item, "id").Match.Should().Be(match);
}
