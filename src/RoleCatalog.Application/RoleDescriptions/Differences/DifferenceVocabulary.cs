using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>The words in which a difference is told to people, in English or Indonesian.</summary>
internal sealed class DifferenceVocabulary
{
    private static readonly Dictionary<string, (string English, string Indonesian)> Words = new()
    {
        ["revision"] = ("revision", "revisi"),
        ["draft"] = ("draft", "draf"),
        ["nothing"] = ("There is no difference.", "Tidak ada perbedaan."),
        ["translation"] = ("Only translations were added.", "Hanya terjemahan yang ditambahkan."),
        ["from"] = ("from", "dari"),
        ["to"] = ("to", "ke"),
        ["after"] = ("after", "setelah"),
        ["beginning"] = ("to the beginning", "ke awal"),
        ["otherLanguages"] = ("also changed in", "juga berubah dalam"),
        ["added"] = ("Added", "Ditambahkan"),
        ["removed"] = ("Removed", "Dihapus"),
        ["changed"] = ("Changed", "Diubah"),
        ["moved"] = ("Moved", "Dipindahkan"),
        ["part:role"] = ("The role", "Peran"),
        ["part:responsibility-group"] = ("Groups of responsibilities", "Kelompok tanggung jawab"),
        ["part:responsibility"] = ("Responsibilities", "Tanggung jawab"),
        ["part:requirement-group"] = ("Groups of requirements", "Kelompok persyaratan"),
        ["part:requirement"] = ("Requirements", "Persyaratan"),
        ["part:placeholder"] = ("Placeholders", "Isian"),
        ["part:placeholder-choice"] = ("Choices of placeholders", "Pilihan isian"),
        ["title"] = ("title", "judul"),
        ["summary"] = ("summary", "ringkasan"),
        ["family"] = ("family", "rumpun"),
        ["seniority"] = ("seniority", "senioritas"),
        ["sourceLanguage"] = ("source language", "bahasa sumber"),
        ["text"] = ("text", "teks"),
        ["description"] = ("description", "keterangan"),
        ["skills"] = ("skills", "keahlian"),
        ["match"] = ("match", "kecocokan"),
        ["necessity"] = ("necessity", "sifat"),
        ["minimumLevel"] = ("minimum level", "tingkat minimum"),
        ["desiredLevel"] = ("desired level", "tingkat yang diharapkan"),
        ["experienceMonths"] = ("months of experience", "bulan pengalaman"),
        ["prompt"] = ("prompt", "pertanyaan"),
        ["unit"] = ("unit", "satuan"),
        ["type"] = ("type", "jenis"),
        ["required"] = ("required", "wajib"),
        ["labels"] = ("label", "label"),
        ["necessity:required"] = ("required", "wajib"),
        ["necessity:preferred"] = ("preferred", "diutamakan"),
        ["match:all"] = ("all of them", "semuanya"),
        ["match:any"] = ("any one of them", "salah satunya"),
        ["required:true"] = ("yes", "ya"),
        ["required:false"] = ("no", "tidak"),
        ["type:text"] = ("text", "teks"),
        ["type:number"] = ("number", "angka"),
        ["type:date"] = ("date", "tanggal"),
        ["type:choice"] = ("choice", "pilihan"),
        ["type:skills"] = ("skills", "keahlian"),
        ["seniority:intern"] = ("intern", "magang"),
        ["seniority:mid"] = ("mid", "menengah"),
        ["seniority:lead"] = ("lead", "pemimpin"),
        ["seniority:principal"] = ("principal", "utama"),
    };

    private static readonly LanguageTag English = LanguageTag.Parse("en");
    private static readonly LanguageTag Indonesian = LanguageTag.Parse("id");

    private DifferenceVocabulary(LanguageTag language) => Language = language;

    public LanguageTag Language { get; }

    public string this[string word] =>
        Words.TryGetValue(word, out var known)
            ? Language == Indonesian
                ? known.Indonesian
                : known.English
            : word;

    /// <summary>The value of a field; one that is no word of the catalogue stands as it is.</summary>
    public string Value(string field, string value) =>
        Words.ContainsKey($"{field}:{value}") ? this[$"{field}:{value}"] : value;

    public static DifferenceVocabulary For(ReaderLanguages reader) =>
        new(reader.Choose([English, Indonesian], English));

    public string Of(RolePart part) => this[$"part:{Wire.Name(part)}"];

    public string Of(PartChange change) => this[Wire.Name(change)];
}
