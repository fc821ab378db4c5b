namespace RoleCatalog.Infrastructure;

/// <summary>How the delivery of events goes.</summary>
public interface IRelayHealth
{
    /// <summary>What keeps events waiting in the log, as anybody may know it; null when nothing does.</summary>
    string? Trouble { get; }
}
