namespace RoleCatalog.Contracts;

/// <summary>The name of an entity in another system.</summary>
/// <param name="Scheme">Which system: a slug such as <c>ats</c>.</param>
/// <param name="Value">The name there, unique per kind of entity and scheme.</param>
public sealed record ExternalId(string Scheme, string Value);
