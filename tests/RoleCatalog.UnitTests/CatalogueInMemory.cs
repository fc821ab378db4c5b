using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests;

/// <summary>Notes what it is asked for, and has none of it.</summary>
internal sealed class CatalogueInMemory : ISkillRepository, IProficiencyScaleRepository
{
    public List<string> SkillsAskedFor { get; } = [];

    public List<CatalogKey> ScalesAskedFor { get; } = [];

    public Task<IReadOnlyDictionary<string, Skill>> Find(IReadOnlyCollection<string> idsOrKeys)
    {
        SkillsAskedFor.AddRange(idsOrKeys);
        return Task.FromResult<IReadOnlyDictionary<string, Skill>>(new Dictionary<string, Skill>());
    }

    public Task<IReadOnlyDictionary<CatalogKey, ProficiencyScale>> Find(IReadOnlyCollection<CatalogKey> ids)
    {
        ScalesAskedFor.AddRange(ids);
        return Task.FromResult<IReadOnlyDictionary<CatalogKey, ProficiencyScale>>(
            new Dictionary<CatalogKey, ProficiencyScale>()
        );
    }

    Task<Skill> ISkillRepository.Get(string idOrKey) => throw SkillErrors.NotFound(idOrKey);

    Task<ProficiencyScale> IProficiencyScaleRepository.Get(string id) => throw ProficiencyScaleErrors.NotFound(id);

    public Task<IReadOnlyDictionary<SkillId, Skill>> FindCurrent(IReadOnlyCollection<SkillId> ids) =>
        Task.FromResult<IReadOnlyDictionary<SkillId, Skill>>(new Dictionary<SkillId, Skill>());

    public Task<bool> HoldActive(IReadOnlyCollection<SkillId> ids) => Task.FromResult(false);

    public Task<bool> Hold(ProficiencyScale scale) => Task.FromResult(false);

    public Task<IReadOnlyList<SkillId>> HoldBroader(IReadOnlyList<SkillId> ids) =>
        Task.FromResult<IReadOnlyList<SkillId>>([]);

    public Task<IReadOnlyList<NearDuplicate>> FindAlike(Skill skill) =>
        Task.FromResult<IReadOnlyList<NearDuplicate>>([]);

    public Task Save(Skill skill, SkillState state) => Task.CompletedTask;

    public Task Save(ProficiencyScale scale, ProficiencyScaleState state) => Task.CompletedTask;
}
