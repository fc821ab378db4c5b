using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>What a posting puts into a placeholder of its profile.</summary>
public abstract record PlaceholderValue;

/// <summary>A text that is the same in every language.</summary>
public sealed record NeutralTextValue(string Text) : PlaceholderValue;

public sealed record LocalizedTextValue(LocalizedText Text) : PlaceholderValue;

public sealed record NumberValue(decimal Number) : PlaceholderValue;

public sealed record DateValue(DateOnly Date) : PlaceholderValue;

public sealed record ChoiceValue(CatalogKey Choice) : PlaceholderValue;

public sealed record SkillsValue(ValueList<SkillId> Skills) : PlaceholderValue;
