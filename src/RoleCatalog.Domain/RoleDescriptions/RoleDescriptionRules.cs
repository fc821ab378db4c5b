using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>What must hold of a role description: always, and before it is published.</summary>
public static class RoleDescriptionRules
{
    public static IReadOnlyList<DomainError> ShapeProblems(this RoleDescription role)
    {
        var errors = new ErrorCollector();
        AtMost(errors, "responsibilityGroups", role.ResponsibilityGroups.Count, RoleDescription.MaxGroups);
        AtMost(errors, "requirementGroups", role.RequirementGroups.Count, RoleDescription.MaxGroups);
        AtMost(errors, "responsibilityGroups", role.Responsibilities.Count(), RoleDescription.MaxItems);
        AtMost(errors, "requirementGroups", role.Requirements.Count(), RoleDescription.MaxItems);
        AtMost(errors, "placeholders", role.Placeholders.Count, RoleDescription.MaxPlaceholders);
        Empty(errors, "responsibilityGroups", role.ResponsibilityGroups.Select(group => group.Responsibilities.Count));
        Empty(errors, "requirementGroups", role.RequirementGroups.Select(group => group.Requirements.Count));
        IEnumerable<ItemId> ids =
        [
            .. role.ResponsibilityGroups.Select(group => group.Id),
            .. role.Responsibilities.Select(item => item.Id),
            .. role.RequirementGroups.Select(group => group.Id),
            .. role.Requirements.Select(item => item.Id),
        ];
        foreach (var id in ids.GroupBy(id => id).Where(same => same.Skip(1).Any()))
        {
            errors.Add("item-id-repeated", $"Two items have the id {id.Key}.");
        }

        foreach (var (index, placeholder) in role.Placeholders.Index())
        {
            if (role.Placeholders.Take(index).Any(earlier => earlier.Key == placeholder.Key))
            {
                errors
                    .At("placeholders")
                    .At(index)
                    .At("key")
                    .Add("placeholder-repeated", $"'{placeholder.Key}' is declared twice.");
            }
        }

        return [.. errors.Errors, .. MissingSource(role)];
    }

    /// <summary>Every reason why the description may not be published yet.</summary>
    public static IReadOnlyList<DomainError> PublicationProblems(this RoleDescription role)
    {
        var errors = new List<DomainError>();
        if (!role.Responsibilities.Any() && !role.Requirements.Any())
        {
            errors.Add(
                new DomainError(
                    "role-empty",
                    "A role has at least one responsibility or requirement.",
                    "/responsibilityGroups"
                )
            );
        }

        var declared = role.Placeholders.Select(placeholder => placeholder.Key).ToHashSet();
        var used = new HashSet<string>();
        foreach (var (pointer, text) in role.BodyTexts())
        {
            errors.AddRange(PlaceholderProblems(pointer, text, role.SourceLanguage, declared, used));
        }

        errors.AddRange(
            role.Placeholders.Index()
                .Where(placeholder => !used.Contains(placeholder.Item.Key))
                .Select(placeholder => new DomainError(
                    "placeholder-unused",
                    $"The placeholder '{placeholder.Item.Key}' is declared and used in no text.",
                    $"/placeholders/{placeholder.Index}/key"
                ))
        );
        return errors;
    }

    /// <summary>What stands against a title that is used instead of the role's.</summary>
    public static IEnumerable<DomainError> TitleProblems(this RoleDescription role, LocalizedText title) =>
        PlaceholderProblems(
            "/title",
            title,
            role.SourceLanguage,
            [.. role.Placeholders.Select(placeholder => placeholder.Key)],
            used: []
        );

    private static IEnumerable<DomainError> PlaceholderProblems(
        string pointer,
        LocalizedText text,
        LanguageTag source,
        HashSet<string> declared,
        HashSet<string> used
    )
    {
        var expected = PlaceholderSyntax.Keys(text.Texts[source]);
        foreach (var (language, words) in text.Texts)
        {
            var at = $"{pointer}/{language}";
            var keys = PlaceholderSyntax.Keys(words);
            used.UnionWith(keys);
            foreach (var mistyped in PlaceholderSyntax.Mistyped(words))
            {
                var shown = mistyped.Length > 60 ? mistyped[..60] + "…" : mistyped;
                yield return new DomainError(
                    "placeholder-mistyped",
                    $"'{shown}' is not a placeholder; write {{{{key}}}}, or \\{{{{ for braces.",
                    at
                );
            }

            foreach (var key in keys.Where(key => !declared.Contains(key)))
            {
                yield return new DomainError("placeholder-undeclared", $"The placeholder '{key}' is not declared.", at);
            }

            if (language != source && !keys.SetEquals(expected))
            {
                yield return new DomainError(
                    "placeholder-translation",
                    $"The translation uses the placeholders [{string.Join(", ", keys.Order())}], its source text [{string.Join(", ", expected.Order())}].",
                    at
                );
            }
        }
    }

    private static IEnumerable<DomainError> MissingSource(RoleDescription role) =>
        role.Texts()
            .Where(text => !text.Text.Has(role.SourceLanguage))
            .Select(text => new DomainError(
                "source-language-missing",
                $"The text in the source language '{role.SourceLanguage}' is missing.",
                text.Pointer
            ));

    private static void AtMost(ErrorCollector errors, string field, int count, int most)
    {
        if (count > most)
        {
            errors.At(field).Add("too-many", $"At most {most} are allowed, {count} were given.");
        }
    }

    private static void Empty(ErrorCollector errors, string field, IEnumerable<int> counts)
    {
        foreach (var (index, count) in counts.Index())
        {
            if (count == 0)
            {
                errors.At(field).At(index).Add("group-empty", "A group has at least one item.");
            }
        }
    }
}
