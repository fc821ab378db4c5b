namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Why text was not used: a stable code, and what it means to a person.</summary>
public static class UnusedReason
{
    public const string AuthorNote = "author-note";
    public const string Code = "code";
    public const string Comment = "comment";
    public const string FrontMatter = "front-matter";
    public const string LeadIn = "lead-in";
    public const string LooseText = "loose-text";
    public const string NoSection = "no-section";
    public const string OtherRole = "other-role";
    public const string PageFrame = "page-frame";
    public const string PageTitle = "page-title";
    public const string RepeatedPlaceholder = "repeated-placeholder";
    public const string TableHeader = "table-header";
    public const string TemplateCode = "template-code";

    private static readonly Dictionary<string, string> Explanations = new(StringComparer.Ordinal)
    {
        [AuthorNote] = "A note by or about the author, or advice to the reader of the article.",
        [Code] = "A code block.",
        [Comment] = "A comment, not shown to readers.",
        [FrontMatter] = "Settings of the page, other than its title.",
        [LeadIn] = "Introduces the list or section after it.",
        [LooseText] = "Text beside a list, which neither names a duty nor a requirement nor describes the role.",
        [NoSection] = "Its heading names no part of a role profile.",
        [OtherRole] = "Describes one of several roles of the document; the summary is of another, or of the whole.",
        [PageFrame] = "Navigation, header or footer of the page.",
        [PageTitle] = "The name of the page; the title was found in the text.",
        [RepeatedPlaceholder] = "A gap that was already named above, on a line of its own.",
        [TableHeader] = "The column names of a table.",
        [TemplateCode] = "An instruction to the site's generator.",
        ["about-company"] = "About the company or the team, not about the role.",
        ["application"] = "How to apply, or how hiring goes.",
        ["benefits"] = "What the employer offers.",
        ["boilerplate"] = "A notice that is the same in every posting.",
        ["career-ladder"] = "Careers, grades and levels.",
        ["compensation"] = "Pay: it belongs to a posting, not to a profile.",
        ["performance"] = "How the work is measured.",
        ["posting-data"] = "Place, time, contract or reporting line: it belongs to a posting, not to a profile.",
        ["references"] = "Links to further reading.",
    };

    public static string Explain(string code) => Explanations.GetValueOrDefault(code, "Not a part of a role profile.");
}
