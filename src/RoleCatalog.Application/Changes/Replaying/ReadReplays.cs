using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes.Replaying;

/// <summary>The replays, newest first.</summary>
public sealed record ReadReplays(int Limit, string? Cursor) : IQuery<Page<Replay>>;

public sealed record GetReplay(string Id) : IQuery<Replay>;

/// <summary>Ends a replay that has not ended. What is on its way arrives; a cancelled one stays as it is.</summary>
public sealed record CancelReplay(string Id) : ICommand<Replay>;
