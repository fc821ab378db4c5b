using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

public enum PlaceholderType
{
    Text,
    Number,
    Date,
    Choice,
    Skills,
}

/// <summary>One of the values that a placeholder may take. Of type skills its key is a skill's key and it has no labels of its own.</summary>
public sealed record PlaceholderChoice(CatalogKey Key, LocalizedText? Labels)
{
    public const int MaxLabelLength = 120;
}

/// <summary>A declared gap in the text of a role, filled by each posting.</summary>
public sealed record Placeholder
{
    public const int MaxPromptLength = 1_000;
    public const int MaxChoices = 100;
    public const int MaxUnitLength = PlaceholderChoice.MaxLabelLength;

    private Placeholder(
        string key,
        PlaceholderType type,
        LocalizedText prompt,
        bool required,
        IReadOnlyList<PlaceholderChoice> choices,
        LocalizedText? unit
    )
    {
        Key = key;
        Type = type;
        Prompt = prompt;
        Required = required;
        Choices = [.. choices];
        Unit = unit;
    }

    public string Key { get; }

    public PlaceholderType Type { get; }

    public LocalizedText Prompt { get; }

    public bool Required { get; }

    public ValueList<PlaceholderChoice> Choices { get; }

    /// <summary>What a number counts, as it is written after it: "years".</summary>
    public LocalizedText? Unit { get; }

    public static Placeholder Of(
        string key,
        PlaceholderType type,
        LocalizedText prompt,
        bool required,
        IReadOnlyList<PlaceholderChoice> choices,
        LocalizedText? unit = null
    )
    {
        var errors = new ErrorCollector();
        var at = errors.At("choices");
        if (type == PlaceholderType.Choice && choices.Count < 2)
        {
            at.Add("choices-missing", "A choice has at least two choices.");
        }

        if (type is not (PlaceholderType.Choice or PlaceholderType.Skills) && choices.Count > 0)
        {
            at.Add("choices-unexpected", "Only placeholders of type choice and skills have choices.");
        }

        if (choices.Count > MaxChoices)
        {
            at.Add("too-many", $"At most {MaxChoices} choices are allowed, {choices.Count} were given.");
        }

        foreach (var (index, choice) in choices.Index())
        {
            if (choices.Take(index).Any(earlier => earlier.Key == choice.Key))
            {
                at.At(index).Add("choice-repeated", $"The choice '{choice.Key}' stands twice.");
            }

            if (type == PlaceholderType.Choice && choice.Labels is null)
            {
                at.At(index).At("labels").Add("labels-missing", "A choice has a label.");
            }
        }

        if (type != PlaceholderType.Number && unit is not null)
        {
            errors.At("unit").Add("unit-unexpected", "Only placeholders of type number have a unit.");
        }

        errors.ThrowIfAny();
        return new Placeholder(key, type, prompt, required, choices, unit);
    }

    /// <summary>The same placeholder in other words.</summary>
    internal Placeholder With(LocalizedText prompt, IReadOnlyList<PlaceholderChoice> choices, LocalizedText? unit) =>
        new(Key, Type, prompt, Required, choices, unit);
}
