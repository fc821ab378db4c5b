using System.IO.Enumeration;
using RoleCatalog.Contracts;

namespace RoleCatalog.Application.Changes;

/// <summary>A type of event, or several by a pattern in which <c>*</c> stands for any characters: <c>rolecatalog.job-posting.*</c>.</summary>
public static class EventTypePattern
{
    public const int MaxLength = 100;

    public static readonly IReadOnlyList<string> Known =
    [
        .. CatalogEventTypes.OfSkills.Concat(CatalogEventTypes.OfSkillProfiles).Concat(CatalogEventTypes.OfJobPostings),
    ];

    /// <summary>The known types that the whole pattern describes.</summary>
    public static IEnumerable<string> Matches(string pattern) =>
        pattern.Length <= MaxLength && pattern.All(IsOfTypes)
            ? Known.Where(type => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false))
            : [];

    // The matcher has more signs, which are no promise of ours.
    private static bool IsOfTypes(char sign) =>
        char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '.' or '-' or '*';
}
