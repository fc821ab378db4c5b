namespace RoleCatalog.Api.Conventions.Writes;

/// <summary>Of a POST that changes nothing, whose question is too long for an address.</summary>
internal sealed record OnlyReads;
