using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests;

/// <summary>A job posting that may be published, changed where a test says so, in a stage of its life.</summary>
internal sealed record JobPostingBuilder
{
    private readonly Dictionary<string, PlaceholderValue> _values = [];
    private RoleDescription _role = A.Role().Build();
    private SkillProfileStatus _profileStatus = SkillProfileStatus.Published;
    private Func<JobPostingContent, JobPostingContent> _change = content => content;
    private IReadOnlyList<Skill> _skills = [];

    public PublicationTerms Terms =>
        new(
            _role,
            _profileStatus,
            _skills.ToDictionary(
                skill => skill.Id,
                skill => (skill.Definition.Names.Labels, skill.Definition.Names.SourceLanguage)
            )
        );

    public JobPostingContent Content =>
        _change(
            new JobPostingContent
            {
                SourceLanguage = A.English,
                Profile = new ProfilePin(SkillProfileId.New(A.Morning), 1),
                Organization = new Organization("Acme", null, null),
                Workplace = Workplace.Of(WorkplaceType.OnSite, null, []),
                Locations = [new Location(Country.Parse("ID"), null, "Jakarta", null, null)],
                ContractType = ContractType.Permanent,
                Schedule = WorkSchedule.FullTime,
                ApplicationUrl = WebAddress.Parse("https://acme.example/jobs"),
                PlaceholderValues = new PlaceholderValues(_values),
            }
        );

    public JobPostingBuilder For(RoleBuilder role) => this with { _role = role.Build() };

    public JobPostingBuilder OfARetiredProfile() => this with { _profileStatus = SkillProfileStatus.Retired };

    public JobPostingBuilder Knowing(params Skill[] skills) => this with { _skills = skills };

    public JobPostingBuilder Filling(string key, PlaceholderValue value)
    {
        _values[key] = value;
        return this;
    }

    public JobPostingBuilder But(Func<JobPostingContent, JobPostingContent> change) => this with { _change = change };

    public JobPosting Draft() => JobPosting.Create(JobPostingId.New(A.Morning), Content, A.Morning);

    public JobPosting Published()
    {
        var posting = Draft();
        posting.Publish(Terms, posting.Progress.DraftVersion, A.Morning);
        return posting;
    }

    public JobPosting Scheduled()
    {
        var posting = Draft();
        posting.Schedule(Terms, A.Noon, 1, A.Morning);
        return posting;
    }

    public JobPosting Suspended()
    {
        var posting = Published();
        posting.Suspend(posting.Progress.PublicVersion!.Value, A.Morning);
        return posting;
    }

    public JobPosting Closed()
    {
        var posting = Published();
        posting.Close(new Closure(CloseReason.Filled, null), posting.Progress.PublicVersion!.Value, A.Noon);
        return posting;
    }

    /// <summary>The role as its first edition shows it.</summary>
    public RoleDescription PublishedRole() => Published().NewEdition!.Role;

    /// <summary>What the first edition says in its summary.</summary>
    public string? PublishedSummary(LanguageTag? language = null) =>
        PublishedRole().Summary?.Texts[language ?? A.English];
}
