using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes;

/// <summary>
/// Lets a held change be sent again, and then those behind it. When the broker still does not take it, it is held again.
/// </summary>
/// <param name="Id">The id of the change.</param>
public sealed record ReleaseHeldChange(string Id) : ICommand<HeldChange>;
