using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Benchmarks.Taxonomy;

/// <summary>A catalogue of many skills with names of words, and live postings that all ask for one of them.</summary>
internal sealed class CatalogOfSkills : IAsyncDisposable
{
    private const string Asked = "asked-for";
    private const int PageSize = 10;

    private static readonly string[] Fields =
    [
        .. "retail banking clinical industrial software network product service customer energy marine forest textile".Split(),
        .. "public social digital medical legal urban rural mobile cloud mining tourism logistics aviation railway".Split(),
    ];

    private static readonly string[] Things =
    [
        .. "demand quality process capacity content safety budget portfolio workforce inventory compliance security".Split(),
        .. "platform database contract supplier equipment laboratory warehouse campaign curriculum emergency research".Split(),
    ];

    private static readonly string[] Doings =
    [
        .. "planning management analysis engineering testing monitoring forecasting modelling reporting training".Split(),
        .. "auditing design maintenance documentation coordination procurement optimisation assessment".Split(),
    ];

    private readonly OwnCatalog catalog;
    private int defined;

    private CatalogOfSkills(OwnCatalog catalog) => this.catalog = catalog;

    public static async Task<CatalogOfSkills> Start(int skills, int postings)
    {
        var started = new CatalogOfSkills(await OwnCatalog.Start());
        await started.catalog.Send(new DefineSkill(Skill(Asked, "Wanted by all")));
        await OwnCatalog.Repeat(skills, _ => started.Define());
        await OwnCatalog.Repeat(postings, _ => started.PublishPosting());
        return started;
    }

    // Names of neighbours in a real catalogue are often alike but for a plural or a letter: none of that is refused here.
    public async Task Define()
    {
        var number = Interlocked.Increment(ref defined);
        var name = Name(number);
        await catalog.Send(new DefineSkill(Skill(name.Replace(' ', '-'), name)));
    }

    /// <summary>Reads the first page of who asks for the skill, and gives how many there are.</summary>
    public async Task<long> ReadUsage() =>
        (await catalog.Send(new ReadSkillUsage(Asked, PageSize, Cursor: null))).Total;

    /// <summary>Merges the skill that all ask for into another.</summary>
    public async Task Merge()
    {
        var skill = await catalog.Send(new GetSkill(Asked));
        await catalog.Send(new MergeSkill(Asked, Name(1).Replace(' ', '-'), skill.Version));
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    private static string Name(int number)
    {
        var (field, rest) = (number % Fields.Length, number / Fields.Length);
        return $"{Fields[field]} {Things[rest % Things.Length]} {Doings[rest / Things.Length % Doings.Length]}";
    }

    private static NewSkill Skill(string key, string label) =>
        new()
        {
            Key = key,
            Kind = SkillKind.Competence,
            SourceLanguage = "en",
            Labels = new Dictionary<string, string> { ["en"] = label, ["id"] = $"{label} (keahlian)" },
            Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = [$"{label} practice"] },
        };

    private async Task PublishPosting()
    {
        var created = await catalog.Send(
            new CreateJobPosting(
                new JobPostingDraft
                {
                    SourceLanguage = "en",
                    Title = Text("Backend developer"),
                    ResponsibilityGroups =
                    [
                        new ResponsibilityGroupInput
                        {
                            Responsibilities = [new ResponsibilityInput { Text = Text("Builds services.") }],
                        },
                    ],
                    RequirementGroups =
                    [
                        new RequirementGroupInput { Requirements = [new RequirementInput { Skills = [Asked] }] },
                    ],
                    Organization = new OrganizationState("Nusantara", null, null),
                    Workplace = new WorkplaceInput(WorkplaceType.Remote),
                    ContractType = ContractType.Permanent,
                    Schedule = WorkSchedule.FullTime,
                    Application = new ApplicationState("https://nusantara.example/apply"),
                }
            )
        );
        await catalog.Send(new PublishJobPosting(created.Value.Id!, created.Version));
    }

    private static Dictionary<string, string> Text(string english) => new() { ["en"] = english };
}
