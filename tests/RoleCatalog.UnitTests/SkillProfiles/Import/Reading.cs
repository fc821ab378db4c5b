using System.Text;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.UnitTests.SkillProfiles.Import;

/// <summary>Documents as the tests write them, and a small vocabulary to read them with.</summary>
internal static class Reading
{
    public static readonly SkillVocabulary Vocabulary = SkillVocabulary.Of([
        new("javascript", "JavaScript"),
        new("java", "Java"),
        new("python", "Python"),
        new("csharp", "C#"),
        new("cpp", "C++"),
        new("c", "C"),
        new("r", "R"),
        new("go", "Go"),
        new("go", "Golang"),
        new("dotnet", ".NET"),
        new("aspnet-core", "ASP.NET Core"),
        new("nodejs", "Node.js"),
        new("html", "HTML"),
        new("css", "CSS"),
        new("less", "Less"),
        new("rest", "REST"),
        new("rest-api", "REST API"),
        new("sql", "SQL"),
        new("docker", "Docker"),
        new("kubernetes", "Kubernetes"),
        new("visual-basic", "Visual Basic"),
        new("excel", "Excel"),
        new("english", "English"),
        new("english", "Bahasa Inggris"),
        new("frontend", "Front-end"),
        new("problem-solving", "Pemecahan masalah"),
    ]);

    public static DocumentReading Of(string text, string name = "role.md", string? language = null) =>
        DocumentReader.Read(new DocumentSource(Encoding.UTF8.GetBytes(text), name, Language: language), Vocabulary);

    public static RequirementReading Requirement(string item, string language = "en") =>
        Of((language == "en" ? "## Requirements\n\n- " : "## Kualifikasi\n\n- ") + item, language: language)
            .Requirements[0]
            .Items[0];

    public static string[] Skills(string item) => [.. Requirement(item).Skills.Select(skill => skill.SkillKey)];

    public static IEnumerable<string> Duties(this DocumentReading reading) =>
        reading.Responsibilities.SelectMany(group => group.Items).Select(item => item.Text);

    public static IEnumerable<string> RequirementTexts(this DocumentReading reading) =>
        reading.Requirements.SelectMany(group => group.Items).Select(item => item.Text);

    /// <summary>Whether a line is within something understood or something unused.</summary>
    public static bool Accounts(this DocumentReading reading, int line) =>
        Ranges(reading).Any(range => line >= range.Line && line <= range.EndLine);

    private static IEnumerable<(int Line, int EndLine)> Ranges(DocumentReading reading)
    {
        var titles = reading
            .Responsibilities.Select(group => group.Title)
            .Concat(reading.Requirements.Select(group => group.Title))
            .Append(reading.Title);
        var duties = reading.Responsibilities.SelectMany(group => group.Items);
        return titles
            .OfType<SourcedText>()
            .Concat(duties)
            .Concat(reading.Summary)
            .Concat(reading.Headings)
            .Select(text => (text.Line, text.EndLine))
            .Concat(reading.Requirements.SelectMany(group => group.Items).Select(item => (item.Line, item.EndLine)))
            .Concat(reading.Placeholders.Select(gap => (gap.Line, gap.EndLine)))
            .Concat(reading.Unused.Select(unused => (unused.Line, unused.EndLine)));
    }
}
