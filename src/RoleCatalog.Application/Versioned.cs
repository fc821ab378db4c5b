namespace RoleCatalog.Application;

/// <summary>A resource that does not carry its version itself.</summary>
public sealed record Versioned<T>(T Value, int Version);
