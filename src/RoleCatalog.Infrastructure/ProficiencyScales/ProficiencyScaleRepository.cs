using RoleCatalog.Application;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.ProficiencyScales;

internal sealed class ProficiencyScaleRepository(DbSession session, ProficiencyLevelTable levels, ChangeLog log)
    : IProficiencyScaleRepository
{
    public async Task<ProficiencyScale> Get(string id)
    {
        var scales = await Load([id]);
        return scales.Count == 1 ? scales[0] : throw ProficiencyScaleErrors.NotFound(id);
    }

    public async Task<IReadOnlyDictionary<CatalogKey, ProficiencyScale>> Find(IReadOnlyCollection<CatalogKey> ids) =>
        (await Load([.. ids.Select(id => id.Value)])).ToDictionary(scale => scale.Id);

    private const string Select = """
        SELECT id, version, source_language, names, created_at, updated_at
        FROM proficiency_scales
        WHERE id IN @ids
        """;

    private async Task<IReadOnlyList<ProficiencyScale>> Load(IReadOnlyList<string> ids)
    {
        var scales = new List<ProficiencyScale>();
        foreach (var part in ids.InParts())
        {
            var rows = await session.Query<ScaleRow>(Select, new { ids = part });
            var levelRows = await levels.Of(part);
            scales.AddRange(rows.Select(row => row.ToScale(levelRows[row.Id])));
        }

        return scales;
    }

    // An update that changes nothing takes the row's lock, which a change of the scale needs too: whoever takes levels of it
    // took them from what it says now.
    private const string HoldVersion = """
        UPDATE proficiency_scales
        SET version = version
        WHERE id = @id
          AND version = @version
        """;

    public async Task<bool> Hold(ProficiencyScale scale) =>
        await session.Execute(HoldVersion, new { id = scale.Id.Value, version = scale.Version }) == 1;

    private const string Insert = """
        INSERT INTO proficiency_scales (id, version, source_language, names, created_at, updated_at, public_state)
        VALUES (@Id, @Version, @SourceLanguage, @Names, @CreatedAt, @UpdatedAt, @PublicState)
        """;

    private const string Update = """
        UPDATE proficiency_scales
        SET version = @Version,
            source_language = @SourceLanguage,
            names = @Names,
            updated_at = @UpdatedAt,
            public_state = @PublicState
        WHERE id = @Id
          AND version = @StoredVersion
        """;

    private const string StateBefore = """
        SELECT public_state
        FROM proficiency_scales
        WHERE id = @id
        """;

    public async Task Save(ProficiencyScale scale, ProficiencyScaleState state)
    {
        var id = scale.Id.Value;
        var row = ScaleRow.Of(scale, StateJson.Write(state));
        string? before = null;
        if (scale.StoredVersion == 0)
        {
            await InsertNew(row, scale.Id);
        }
        else
        {
            before = await session.QuerySingle<string>(StateBefore, new { id });
            Saved.Once(await session.Execute(Update, row));
        }

        await levels.Replace(scale);
        log.Record(scale, new EntityChange(EntityKinds.ProficiencyScales, id, before, row.PublicState));
    }

    private async Task InsertNew(ScaleRow row, CatalogKey id)
    {
        try
        {
            await session.Execute(Insert, row);
        }
        catch (DuplicateKeyException)
        {
            throw ProficiencyScaleErrors.IdTaken(id);
        }
    }
}
