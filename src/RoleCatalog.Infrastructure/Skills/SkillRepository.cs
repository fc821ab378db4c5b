using RoleCatalog.Application;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed class SkillRepository(
    DbSession session,
    ExternalIdTable externalIds,
    SkillNameTable names,
    SkillRelationTables relations,
    SkillUseTable uses,
    AlikeSkills alike,
    ChangeLog log
) : ISkillRepository
{
    public async Task<Skill> Get(string idOrKey) =>
        (await Find([idOrKey])).GetValueOrDefault(idOrKey) ?? throw SkillErrors.NotFound(idOrKey);

    private const string Select = """
        SELECT id, [key], version, status, kind, source_language, description, replaced_by, deprecated_at, deprecation_note,
            created_at, updated_at
        FROM skills
        WHERE [key] IN @names
           OR id IN @names
        """;

    public async Task<IReadOnlyDictionary<string, Skill>> Find(IReadOnlyCollection<string> idsOrKeys)
    {
        var found = new Dictionary<string, Skill>();
        foreach (var part in idsOrKeys.Distinct().InParts())
        {
            var rows = await session.Query<SkillRow>(Select, new { names = part });
            var ids = rows.Select(row => row.Id).ToList();
            var nameRows = await names.Of(ids);
            var externals = await externalIds.Of(EntityKinds.Skills, ids);
            var alignments = await relations.Alignments(ids);
            var links = await relations.Links(ids);
            foreach (var row in rows)
            {
                var skill = row.ToSkill(nameRows[row.Id], [.. externals[row.Id]], [.. alignments[row.Id]], links);
                found[row.Id] = skill;
                found[row.Key] = skill;
            }
        }

        return found;
    }

    private const string SelectCurrent = """
        SELECT id, current_id
        FROM skills
        WHERE id IN @ids
        """;

    public async Task<IReadOnlyDictionary<SkillId, Skill>> FindCurrent(IReadOnlyCollection<SkillId> ids)
    {
        var ends = new Dictionary<string, string>();
        foreach (var part in ids.Select(id => id.ToString()).Distinct().InParts())
        {
            foreach (var (id, current) in await session.Query<(string, string)>(SelectCurrent, new { ids = part }))
            {
                ends[id] = current;
            }
        }

        var found = await Find([.. ends.Values]);
        return ends.ToDictionary(end => SkillId.Parse(end.Key), end => found[end.Value]);
    }

    private const string Hold = """
        UPDATE skills
        SET status = status
        WHERE id IN @ids
          AND status = 'active'
        """;

    public async Task<bool> HoldActive(IReadOnlyCollection<SkillId> ids)
    {
        foreach (var part in ids.Select(id => id.ToString()).Distinct().Order().InParts())
        {
            if (await session.Execute(Hold, new { ids = part }) != part.Length)
            {
                return false;
            }
        }

        return true;
    }

    public Task<IReadOnlyList<SkillId>> HoldBroader(IReadOnlyList<SkillId> ids) => relations.HoldBroader(ids);

    public Task<IReadOnlyList<NearDuplicate>> FindAlike(Skill skill) => alike.Of(skill);

    private const string Insert = """
        INSERT INTO skills (id, [key], version, status, kind, source_language, description, created_at, updated_at, public_state,
            current_id)
        VALUES (@Id, @Key, @Version, @Status, @Kind, @SourceLanguage, @Description, @CreatedAt, @UpdatedAt, @PublicState, @Id)
        """;

    private const string Update = """
        UPDATE skills
        SET version = @Version,
            status = @Status,
            replaced_by = @ReplacedBy,
            deprecated_at = @DeprecatedAt,
            deprecation_note = @DeprecationNote,
            kind = @Kind,
            source_language = @SourceLanguage,
            description = @Description,
            updated_at = @UpdatedAt,
            public_state = @PublicState
        WHERE id = @Id
          AND version = @StoredVersion
        """;

    private const string StateBefore = """
        SELECT public_state
        FROM skills
        WHERE id = @id
        """;

    public async Task Save(Skill skill, SkillState state)
    {
        var id = skill.Id.ToString();
        var isNew = skill.StoredVersion == 0;
        var before = isNew ? null : await session.QuerySingle<string>(StateBefore, new { id });
        var row = SkillRow.Of(skill, StateJson.Write(state));
        try
        {
            await Write(skill, row, isNew);
        }
        catch (DuplicateKeyException)
        {
            // The indexes hold the rules; only where one did is all that is taken looked up.
            Duplicates.Throw(await Taken(skill));
            throw;
        }

        log.Record(skill, new EntityChange(EntityKinds.Skills, id, before, row.PublicState));
    }

    private const string End = """
        SELECT current_id
        FROM skills
        WHERE id = @id
        """;

    private const string MoveEnd = """
        UPDATE skills
        SET current_id = @current
        WHERE current_id = @replaced
        """;

    // With the skill go those whose replacements ended in it. The one at the end is held: it is not replaced meanwhile, and
    // nothing is counted under it while its uses are.
    private async Task Follow(Skill skill)
    {
        if (skill.Deprecation?.ReplacedBy is not { } next)
        {
            return;
        }

        var current = SkillId.Parse(await session.QuerySingle<string>(End, new { id = next.ToString() }));
        if (!await HoldActive([current]))
        {
            throw new ChangedMeanwhileException();
        }

        await session.Execute(MoveEnd, new { current = current.ToString(), replaced = skill.Id.ToString() });
        await uses.MoveToCurrent(skill.Id, current);
    }

    private async Task Write(Skill skill, SkillRow row, bool isNew)
    {
        if (isNew)
        {
            await session.Execute(Insert, row);
        }
        else
        {
            Saved.Once(await session.Execute(Update, row));
        }

        await Follow(skill);
        await names.Replace(skill);
        await relations.Replace(skill);
        await externalIds.Replace(EntityKinds.Skills, row.Id, isNew, skill.Definition.ExternalIds);
    }

    private const string Others = """
        SELECT COUNT(*)
        FROM skills
        WHERE [key] = @key
          AND id <> @id
        """;

    private async Task<IReadOnlyList<DomainError>> Taken(Skill skill)
    {
        var id = skill.Id.ToString();
        var others = await session.QuerySingle<long>(Others, new { key = skill.Key.Value, id });
        IEnumerable<DomainError> ofKey = others == 0 ? [] : [SkillErrors.KeyTaken(skill.Key)];
        return
        [
            .. ofKey,
            .. await names.Taken(skill),
            .. await externalIds.Taken(EntityKinds.Skills, "skill", id, skill.Definition.ExternalIds),
        ];
    }
}
