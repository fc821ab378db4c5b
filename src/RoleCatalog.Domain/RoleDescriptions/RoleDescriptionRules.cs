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
        var ids = new HashSet<ItemId>();
        foreach (var (pointer, id) in Ids(role).Where(item => !ids.Add(item.Id)))
        {
            errors.Add(new DomainError("item-id-repeated", $"Another item has the id {id}.", pointer));
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
    /// <param name="role">The description.</param>
    /// <param name="beside">A text that is shown with it, and may use its placeholders too.</param>
    public static IReadOnlyList<DomainError> PublicationProblems(
        this RoleDescription role,
        LocalizedText? beside = null
    )
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

        errors.AddRange(role.BodyTexts().SelectMany(text => role.PlaceholderProblems(text.Pointer, text.Text)));
        var used = role.BodyTexts()
            .SelectMany(text => text.Text.Texts.Values)
            .Concat(beside?.Texts.Values ?? [])
            .SelectMany(PlaceholderSyntax.Keys)
            .ToHashSet();
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

    /// <summary>Every reason why the placeholders of a text that is shown with the role are not right.</summary>
    internal static IEnumerable<DomainError> PlaceholderProblems(
        this RoleDescription role,
        string pointer,
        LocalizedText text
    )
    {
        var declared = role.Placeholders.Select(placeholder => placeholder.Key).ToHashSet();
        var expected = PlaceholderSyntax.Keys(text.Texts[role.SourceLanguage]);
        foreach (var (language, words) in text.Texts)
        {
            var at = $"{pointer}/{language}";
            var keys = PlaceholderSyntax.Keys(words);
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

            if (language != role.SourceLanguage && !keys.SetEquals(expected))
            {
                yield return new DomainError(
                    "placeholder-translation",
                    $"The translation uses the placeholders [{string.Join(", ", keys.Order())}], its source text [{string.Join(", ", expected.Order())}].",
                    at
                );
            }
        }
    }

    private static IEnumerable<(string Pointer, ItemId Id)> Ids(RoleDescription role)
    {
        foreach (var (index, group) in role.ResponsibilityGroups.Index())
        {
            yield return ($"/responsibilityGroups/{index}/id", group.Id);
            foreach (var (number, item) in group.Responsibilities.Index())
            {
                yield return ($"/responsibilityGroups/{index}/responsibilities/{number}/id", item.Id);
            }
        }

        foreach (var (index, group) in role.RequirementGroups.Index())
        {
            yield return ($"/requirementGroups/{index}/id", group.Id);
            foreach (var (number, item) in group.Requirements.Index())
            {
                yield return ($"/requirementGroups/{index}/requirements/{number}/id", item.Id);
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
