namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>A header that answers of an endpoint with this status carry, for the OpenAPI document.</summary>
internal sealed record ResponseHeader(string Name, string Description, int Status);
