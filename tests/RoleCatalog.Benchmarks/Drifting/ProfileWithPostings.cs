using MediatR;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Benchmarks.Drifting;

/// <summary>A catalogue of its own with one profile, and live postings of its first revision.</summary>
internal sealed class ProfileWithPostings : IAsyncDisposable
{
    private const string Key = "backend-developer";
    private const int PageSize = 10;

    private readonly OwnCatalog catalog;
    private SkillProfileDraft draft;
    private int version = 1;
    private int changes;

    private ProfileWithPostings(OwnCatalog catalog)
    {
        this.catalog = catalog;
        draft = new SkillProfileDraft
        {
            Key = Key,
            SourceLanguage = "en",
            Title = Text("Backend developer"),
            ResponsibilityGroups =
            [
                new ResponsibilityGroupInput
                {
                    Responsibilities =
                    [
                        .. Enumerable
                            .Range(1, 10)
                            .Select(number => new ResponsibilityInput { Text = Text($"Builds service {number}.") }),
                    ],
                },
            ],
            RequirementGroups =
            [
                new RequirementGroupInput
                {
                    Title = Text("Must have"),
                    Requirements =
                    [
                        .. Enumerable
                            .Range(1, 10)
                            .Select(number => new RequirementInput
                            {
                                Text = Text($"Has built {number} services."),
                                ExperienceMonths = 12,
                            }),
                    ],
                },
            ],
        };
    }

    public static async Task<ProfileWithPostings> Start(int postings)
    {
        var profile = new ProfileWithPostings(await OwnCatalog.Start());
        profile.draft = (await profile.Send(new CreateSkillProfile(profile.draft))).Value;
        await profile.Publish(version: 1);
        await OwnCatalog.Repeat(postings, _ => profile.PublishPosting());
        return profile;
    }

    /// <summary>Makes the draft say something else, and gives its version.</summary>
    public async Task<int> ChangeDraft()
    {
        var changed = draft with { Title = Text($"Backend developer {++changes}") };
        version = (await Send(new ChangeSkillProfileDraft(Key, changed, version))).Version;
        return version;
    }

    public async Task Publish(int version) => await Send(new PublishSkillProfile(Key, version));

    /// <summary>Reads the first page of the postings that are behind, and gives how many there are.</summary>
    public async Task<long> List() =>
        (await Send(new GetSkillProfileDrift(Key, PageSize, Cursor: null, new ReaderLanguages(All: false, [])))).Total;

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    private async Task PublishPosting()
    {
        var created = await Send(
            new CreateJobPosting(
                new JobPostingDraft
                {
                    Profile = new ProfileReferenceInput(Key: Key),
                    Organization = new OrganizationState("Nusantara", null, null),
                    Workplace = new WorkplaceInput(WorkplaceType.Remote),
                    ContractType = ContractType.Permanent,
                    Schedule = WorkSchedule.FullTime,
                    Application = new ApplicationState("https://nusantara.example/apply"),
                }
            )
        );
        await Send(new PublishJobPosting(created.Value.Id!, created.Version));
    }

    private Task<T> Send<T>(IRequest<T> request) => catalog.Send(request);

    private static Dictionary<string, string> Text(string english) =>
        new() { ["en"] = english, ["id"] = $"{english} (terjemahan)" };
}
