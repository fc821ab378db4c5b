namespace RoleCatalog.Domain.ProficiencyScales;

public interface IProficiencyScaleRepository
{
    Task<ProficiencyScale> Get(string id);

    Task<bool> Exists(CatalogKey id);

    /// <summary>The scales of those ids that exist, each in its current version.</summary>
    Task<IReadOnlyDictionary<CatalogKey, ProficiencyScale>> Find(IReadOnlyCollection<CatalogKey> ids);

    Task Save(ProficiencyScale scale);
}
