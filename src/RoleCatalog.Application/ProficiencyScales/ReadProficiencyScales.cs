using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

/// <summary>One scale, by its id.</summary>
public sealed record GetProficiencyScale(string Id) : IQuery<ProficiencyScaleState>;

/// <summary>Scales in the order of their ids.</summary>
public sealed record ListProficiencyScales(int Limit, string? Cursor) : IQuery<Page<ProficiencyScaleState>>;
