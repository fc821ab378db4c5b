namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>What the store has of an entity with a draft and a public state.</summary>
internal sealed record StatesRow
{
    public string? RoleId { get; init; }

    public string? Status { get; init; }

    public string? DraftState { get; init; }

    public string? PublicState { get; init; }
}
