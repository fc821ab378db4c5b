using System.Globalization;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>Every reason why a posting may not be published yet.</summary>
internal static class PublicationGate
{
    public const int MaxYearsAhead = 2;

    /// <summary>What stands against a publication at a later instant.</summary>
    public static IReadOnlyList<DomainError> ScheduleProblems(
        JobPostingContent draft,
        PublicationTerms terms,
        DateTimeOffset publishAt,
        DateTimeOffset now
    )
    {
        var errors = new ErrorCollector();
        if (publishAt <= now)
        {
            errors
                .At("publishAt")
                .Add(
                    "publish-at-passed",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A publication is scheduled for an instant to come; {publishAt.UtcDateTime:O} is not after {now.UtcDateTime:O}, the time of the catalogue."
                    )
                );
        }

        if (publishAt > now.AddYears(MaxYearsAhead))
        {
            errors
                .At("publishAt")
                .Add("publish-at-too-far", $"A publication is scheduled at most {MaxYearsAhead} years ahead.");
        }

        return [.. errors.Errors, .. Problems(draft, terms, filledOpenings: 0, publishAt)];
    }

    public static IReadOnlyList<DomainError> Problems(
        JobPostingContent draft,
        PublicationTerms terms,
        int filledOpenings,
        DateTimeOffset now
    )
    {
        var errors = new ErrorCollector();
        if (terms.ProfileStatus == SkillProfileStatus.Retired)
        {
            errors.At("profile").Add("skill-profile-retired", "The profile that the posting is made from is retired.");
        }

        Need(errors, "organization", draft.Organization, "who hires");
        Need(errors, "contractType", draft.ContractType, "the type of contract");
        Need(errors, "schedule", draft.Schedule, "the working schedule");
        Need(errors, "application", draft.ApplicationUrl, "where to apply");
        Need(errors, "workplace", draft.Workplace, "where the work is done");
        if (draft.Locations.Count == 0 && draft.Workplace?.Type != WorkplaceType.Remote)
        {
            errors.At("locations").Add("field-missing", "A location is missing; only remote work needs none.");
        }

        if (draft.Openings <= filledOpenings)
        {
            errors
                .At("openings")
                .Add(
                    "openings-filled",
                    $"{filledOpenings} openings are filled already; offer more, or close the posting."
                );
        }

        if (draft.Validity?.HasPassed(now) == true)
        {
            errors
                .At("validity")
                .Add(
                    "validity-passed",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The last day to apply, {draft.Validity.Through:O}, is over by the publication at {now.UtcDateTime:O}."
                    )
                );
        }

        foreach (
            var placeholder in terms.Role.Placeholders.Where(gap =>
                gap.Required && !draft.PlaceholderValues.ContainsKey(gap.Key)
            )
        )
        {
            var prompt = placeholder.Prompt.In(draft.SourceLanguage, terms.Role.SourceLanguage);
            errors
                .At("placeholderValues")
                .At(placeholder.Key)
                .Add("placeholder-unfilled", $"The placeholder '{placeholder.Key}' is not filled: {prompt}");
        }

        return
        [
            .. errors.Errors,
            .. TitleProblems(draft, terms.Role),
            .. draft.Description is { } description ? terms.Role.PlaceholderProblems("/description", description) : [],
            .. draft.OwnRole?.PublicationProblems(draft.Description) ?? [],
            .. LanguageProgress.Problems(draft.ShownTexts(terms.Role), terms.RequiredLanguages),
        ];
    }

    private static IEnumerable<DomainError> TitleProblems(JobPostingContent draft, RoleDescription role)
    {
        const string at = "/title";
        var title = draft.TitleOverride ?? role.Title;
        var mayStayOpen = role
            .Placeholders.Where(gap => !gap.Required && !draft.PlaceholderValues.ContainsKey(gap.Key))
            .Select(gap => gap.Key)
            .ToHashSet();
        var empty = title.Texts.Values.Any(words =>
            PlaceholderSyntax.Fill(words, key => mayStayOpen.Contains(key) ? null : key).Trim().Length == 0
        );
        IEnumerable<DomainError> problems = empty
            ? [new DomainError("title-empty", "Nothing is left of the title when its optional gaps stay open.", at)]
            : [];
        return draft.TitleOverride is null ? problems : [.. problems, .. role.PlaceholderProblems(at, title)];
    }

    private static void Need(ErrorCollector errors, string field, object? value, string what)
    {
        if (value is null)
        {
            errors.At(field).Add("field-missing", $"The posting does not say {what}.");
        }
    }
}
