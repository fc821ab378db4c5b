using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>Sends commands by chance to entities of its own; some make drafts only, and some are refused.</summary>
internal sealed class RandomWriter(StoredCatalog catalog, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<(string Key, int Version)> _skills = [];
    private readonly List<(string Id, int Version)> _postings = [];
    private int _count;

    public async Task Write(int commands)
    {
        for (var command = 0; command < commands; command++)
        {
            try
            {
                await Next();
            }
            catch (DomainException)
            {
                // What the state does not allow.
            }
        }
    }

    private Task Next() =>
        _random.Next(9) switch
        {
            0 or 1 => Define(),
            2 or 3 => ChangeSkill(),
            4 => Deprecate(),
            5 => catalog.Draft(A.Profile($"profile-{seed}-{++_count}")),
            6 => catalog.Publish($"role-{seed}-{++_count}"),
            7 => PublishPosting(),
            _ => ClosePosting(),
        };

    private async Task Define()
    {
        var skill = await catalog.Define($"skill-{seed}-{++_count}");
        _skills.Add((skill.Key, skill.Version));
    }

    private async Task ChangeSkill()
    {
        if (Any(_skills) is var index and >= 0)
        {
            var (key, version) = _skills[index];
            var changed = A.Skill(key) with { Description = A.Text($"Change {++_count}", $"Perubahan {_count}") };
            _skills[index] = (key, (await catalog.Send(new ChangeSkill(key, changed, version))).Version);
        }
    }

    private async Task Deprecate()
    {
        if (Any(_skills) is var index and >= 0)
        {
            var (key, version) = _skills[index];
            _skills[index] = (key, (await catalog.Send(new DeprecateSkill(key, null, "By chance.", version))).Version);
        }
    }

    private async Task PublishPosting()
    {
        var draft = await catalog.Send(
            new CreateJobPosting(A.Posting("backend") with { ExternalIds = [new("ats", $"{seed}-{++_count}")] })
        );
        if (_random.Next(3) > 0)
        {
            var posting = await catalog.Send(new PublishJobPosting(draft.Value.Id!, draft.Version));
            _postings.Add((posting.Id, posting.Version));
        }
    }

    private async Task ClosePosting()
    {
        if (Any(_postings) is var index and >= 0)
        {
            var (id, version) = _postings[index];
            var closed = await catalog.Send(new CloseJobPosting(id, CloseReason.Filled, null, version));
            _postings[index] = (id, closed.Version);
        }
    }

    private int Any<T>(List<T> list) => list.Count == 0 ? -1 : _random.Next(list.Count);
}
