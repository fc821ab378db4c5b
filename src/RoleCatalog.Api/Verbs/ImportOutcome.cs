using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Verbs;

internal sealed record ImportRequest(bool DryRun, string? Language);

/// <summary>What became of one document: imported, or refused for the errors.</summary>
internal sealed record ImportOutcome(string File, ImportedSkillProfile? Imported, IReadOnlyList<DomainError> Errors);

internal static class ImportSummary
{
    public static string Line(ImportOutcome outcome)
    {
        if (outcome.Imported is not { } imported)
        {
            return $"refused  {outcome.File}: {string.Join(" ", outcome.Errors.Select(Text))}";
        }

        var reading = imported.Reading;
        var verb = imported.DryRun ? "read" : "imported";
        return $"{verb}  {outcome.File} -> {imported.Draft.Key} ({reading.Language.Tag}): "
            + $"{reading.Responsibilities.Sum(group => group.Items.Count)} duties, "
            + $"{reading.Requirements.Sum(group => group.Items.Count)} requirements, "
            + $"{reading.Placeholders.Count} placeholders, {reading.Skills.Count} skills, "
            + $"{reading.Unused.Count} passages not used, {reading.Warnings.Count} warnings";
    }

    public static string Total(IReadOnlyCollection<ImportOutcome> outcomes, bool dryRun)
    {
        var refused = outcomes.Count(outcome => outcome.Imported is null);
        return $"{outcomes.Count - refused} {(dryRun ? "read, nothing kept" : "imported as drafts")}, {refused} refused.";
    }

    private static string Text(DomainError error) =>
        error.Field.Length == 0 ? error.Message : $"{error.Field}: {error.Message}";
}
