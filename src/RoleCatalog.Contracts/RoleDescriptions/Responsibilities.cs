namespace RoleCatalog.Contracts.RoleDescriptions;

/// <summary>Duties that belong together, in their order.</summary>
public sealed record ResponsibilityGroupState
{
    /// <summary>UUID, kept from revision to revision.</summary>
    public required string Id { get; init; }

    /// <summary>The heading, if any.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The duties.</summary>
    public required IReadOnlyList<ResponsibilityState> Responsibilities { get; init; }
}

/// <summary>One duty.</summary>
/// <param name="Id">UUID, kept from revision to revision.</param>
/// <param name="Text">What is done.</param>
public sealed record ResponsibilityState(string Id, LocalizedText Text);
