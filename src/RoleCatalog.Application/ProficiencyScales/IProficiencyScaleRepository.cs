using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

public interface IProficiencyScaleRepository
{
    Task<ProficiencyScale> Get(string id);

    /// <summary>The scales of those ids that exist, each in its current version.</summary>
    Task<IReadOnlyDictionary<CatalogKey, ProficiencyScale>> Find(IReadOnlyCollection<CatalogKey> ids);

    /// <summary>Holds the scale as it was read until the transaction ends; false if it was changed since.</summary>
    Task<bool> Hold(ProficiencyScale scale);

    /// <summary>Keeps the scale and logs its events with the state.</summary>
    Task Save(ProficiencyScale scale, ProficiencyScaleState state);
}
