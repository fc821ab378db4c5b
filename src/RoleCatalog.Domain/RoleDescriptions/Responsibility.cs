using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>One duty of a role.</summary>
public sealed record Responsibility(ItemId Id, LocalizedText Text);

/// <summary>Duties that belong together, in their order.</summary>
public sealed record ResponsibilityGroup(ItemId Id, LocalizedText? Title, ValueList<Responsibility> Responsibilities);
