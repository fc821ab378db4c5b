using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.StoreTests.Search;

/// <summary>A catalogue in which few words, skills and places come again and again, so that any search finds some and not all.</summary>
internal sealed class PostingsByChance(StoredCatalog catalog, int seed)
{
    public static readonly string[] Skills = ["csharp", "sql", "kafka", "kubernetes", "old-sql", "excel"];

    public static readonly string[] Words =
    [
        "senior",
        "data",
        "Engineer",
        "backend",
        "front-end",
        "tim",
        "team",
        "anak-anak",
        "C#",
        "C++",
        ".NET",
        "ASP.NET Core",
        "Node.js",
        "café",
        "Straße",
        "e-commerce",
        "tanggung",
        "jawab",
        "R&D",
        "python",
        "pythonista",
        "Jakarta",
    ];

    public static readonly string[] Organizations = ["Nusantara", "Éclair Digital", "PT Maju"];

    public static readonly LocationState[] Places =
    [
        new("ID", "Jawa Barat", "Bandung"),
        new("ID", "DKI Jakarta", "Jakarta"),
        new("SG"),
        new("DE", "Berlin", "Berlin"),
        new("ID", "Bali"),
        new("US", "Oregon", "Bandung"),
    ];

    private static readonly string[] Levels = ["basic", "good", "proficient", "expert"];

    private readonly Random _random = new(seed);
    private readonly List<string> _skills = [.. Skills];
    private readonly List<(string Id, int Version)> _published = [];
    private int _count;

    /// <summary>The ids of all that it has published.</summary>
    public IEnumerable<string> Published => _published.Select(posting => posting.Id);

    public async Task Begin()
    {
        foreach (var skill in Skills)
        {
            await catalog.Define(skill);
        }

        foreach (var (key, family, seniority) in Profiles)
        {
            var draft = await catalog.Draft(Profile(key, family, seniority));
            await catalog.Send(new PublishSkillProfile(key, draft.Version));
        }
    }

    public async Task PublishProfiles(int count)
    {
        for (var profile = 0; profile < count; profile++)
        {
            var family = Any(["engineering", "analysis", "care"]);
            var draft = await catalog.Draft(Profile($"role-{profile}", family, Any<Seniority?>([null, Seniority.Mid])));
            await catalog.Send(new PublishSkillProfile(draft.Value.Key!, draft.Version));
        }
    }

    public static readonly (string Key, string Family, Seniority? Seniority)[] Profiles =
    [
        ("backend", "engineering", Seniority.Senior),
        ("analyst", "analysis", Seniority.Junior),
        ("tester", "engineering", null),
    ];

    public async Task Publish(int postings)
    {
        for (var posting = 0; posting < postings; posting++)
        {
            var draft = await catalog.Send(new CreateJobPosting(Posting()));
            var state = await catalog.Send(new PublishJobPosting(draft.Value.Id!, draft.Version));
            _published.Add((state.Id, state.Version));
        }
    }

    /// <summary>New editions, ends and pauses of some of them, and what takes those back.</summary>
    public async Task Change(int postings)
    {
        for (var posting = 0; posting < postings; posting++)
        {
            await ChangeOne(_random.Next(_published.Count));
        }
    }

    /// <summary>A skill that stands for another from now on, a level between others, and a profile that says something else.</summary>
    public async Task ChangeWhatTheyReferTo()
    {
        var old = await catalog.Send(new GetSkill("old-sql"));
        await catalog.Send(new DeprecateSkill("old-sql", "sql", null, old.Version));
        _skills.Remove("old-sql");
        await RankAnew();
        var draft = await catalog.Send(new GetSkillProfileDraft("backend"));
        var changed = await catalog.Send(
            new ChangeSkillProfileDraft(
                "backend",
                draft.Value with
                {
                    Summary = A.Text("Other.", "Lain."),
                },
                draft.Version
            )
        );
        await catalog.Send(new PublishSkillProfile("backend", changed.Version));
    }

    private async Task RankAnew()
    {
        var scale = await catalog.Send(new GetProficiencyScale("general"));
        string[] order = ["basic", "good", "advanced", "proficient", "expert"];
        var levels = order.Select(
            (key, rank) =>
                new ProficiencyLevelInput
                {
                    Key = key,
                    Rank = (rank + 1) * 10,
                    Names = A.Text(key, key),
                }
        );
        var changed = new ProficiencyScaleInput
        {
            SourceLanguage = "en",
            Names = A.Text("General", "Umum"),
            Levels = [.. levels],
        };
        await catalog.Send(new ChangeProficiencyScale("general", changed, scale.Version));
    }

    private async Task ChangeOne(int index)
    {
        var (id, _) = _published[index];
        try
        {
            var (draft, version) = (
                await catalog.Send(new GetJobPostingDraft(id)),
                (await catalog.Send(new GetJobPosting(id))).Version
            );
            switch (_random.Next(6))
            {
                case 0:
                    await catalog.Send(new CloseJobPosting(id, CloseReason.Filled, null, version));
                    break;
                case 1:
                    await catalog.Send(new SuspendJobPosting(id, version));
                    break;
                case 2:
                    await catalog.Send(new ResumeJobPosting(id, version));
                    break;
                case 3:
                    await catalog.Send(new ReopenJobPosting(id, draft.Version));
                    break;
                default:
                    var changed = await catalog.Send(
                        new ChangeJobPostingDraft(
                            id,
                            Posting() with
                            {
                                ExternalIds = draft.Value.ExternalIds,
                            },
                            draft.Version
                        )
                    );
                    await catalog.Send(new PublishJobPosting(id, changed.Version));
                    break;
            }
        }
        catch (DomainException refused) when (refused.Fault == Fault.Conflict)
        {
            // What its status does not allow.
        }
    }

    private JobPostingDraft Posting()
    {
        var draft = new JobPostingDraft
        {
            SourceLanguage = "en",
            Title = Texts(3),
            Description = Texts(12),
            Organization = new OrganizationState(Any(Organizations), _random.Next(3) == 0 ? Any(Words) : null),
            Workplace = new WorkplaceInput(Any(Enum.GetValues<WorkplaceType>())),
            Locations = [.. Places.Where(_ => _random.Next(4) == 0).DefaultIfEmpty(Any(Places))],
            ContractType = Any(Enum.GetValues<ContractType>()),
            Schedule = Any(Enum.GetValues<WorkSchedule>()),
            SalaryRanges = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pay())],
            Application = new ApplicationState("https://nusantara.example/apply"),
            Validity =
                _random.Next(3) == 0
                    ? null
                    : new ValidityInput(
                        new DateOnly(2190, 1, 1).AddDays(_random.Next(9)),
                        Any(["Asia/Jakarta", "UTC"])
                    ),
            Visibility = _random.Next(5) == 0 ? Visibility.Internal : Visibility.Public,
            ExternalIds = [new ExternalIdInput("ats", $"{seed}-{++_count}")],
        };
        return _random.Next(3) > 0
            ? draft with
            {
                Profile = new ProfileReferenceInput(Key: Any(Profiles).Key),
                SourceLanguage = null,
            }
            : draft with
            {
                RequirementGroups = [Requirements()],
            };
    }

    private SkillProfileDraft Profile(string key, string family, Seniority? seniority) =>
        new()
        {
            Key = key,
            SourceLanguage = "en",
            Title = Texts(2),
            Family = family,
            Seniority = seniority,
            Summary = Texts(6),
            RequirementGroups = [Requirements(), Requirements()],
        };

    private RequirementGroupInput Requirements() =>
        new()
        {
            Match = Any(Enum.GetValues<Match>()),
            Requirements =
            [
                .. Enumerable
                    .Range(0, _random.Next(1, 4))
                    .Select(_ => new RequirementInput
                    {
                        Text = Texts(2),
                        Skills = [.. _skills.Where(_ => _random.Next(3) == 0)],
                        Match = Any(Enum.GetValues<Match>()),
                        Necessity = Any(Enum.GetValues<Necessity>()),
                    })
                    .Select(requirement =>
                        requirement.Skills!.Count == 0
                            ? requirement
                            : _random.Next(4) switch
                            {
                                0 or 1 => requirement with { Scale = "general", MinimumLevel = Any(Levels) },
                                2 => requirement with { Scale = "cefr", MinimumLevel = Any(["a2", "b1", "c1"]) },
                                _ => requirement,
                            }
                    ),
            ],
        };

    private SalaryRangeInput Pay()
    {
        var least = _random.Next(1, 50) * 1000;
        return new SalaryRangeInput(
            Any(["IDR", "EUR"]),
            Any(Enum.GetValues<PayUnit>()),
            _random.Next(3) == 0 ? null : least,
            least + 500.25m
        );
    }

    private Dictionary<string, string> Texts(int words)
    {
        var text = new Dictionary<string, string> { ["en"] = Sentence(words) };
        if (_random.Next(3) > 0)
        {
            text["id"] = Sentence(words);
        }

        return text;
    }

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Any(Words)));

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
