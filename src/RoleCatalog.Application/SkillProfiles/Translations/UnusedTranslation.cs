using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>A text of the document that is no translation of anything in the draft.</summary>
/// <param name="Section">"title", "summary", "responsibilities", "requirements" or "placeholders"; null of what is in none of them.</param>
/// <param name="Reason">A stable code: "no-partner", "other-placeholders", or why the document's reader had no use for it.</param>
public sealed record UnusedTranslation(int Line, string? Section, string Text, string Reason, string Explanation)
{
    internal static UnusedTranslation NoPartner(RoleText text, string section) =>
        new(text.Line, section, text.Text, "no-partner", "Nothing in the draft is like it.");

    internal static UnusedTranslation OtherPlaceholders(RoleText text, string section) =>
        new(text.Line, section, text.Text, "other-placeholders", "It has other placeholders than its source text.");

    internal static UnusedTranslation Of(UnusedText text) =>
        new(text.Line, Section: null, text.Text, text.Reason, text.Explanation);
}
