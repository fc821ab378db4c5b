using System.Text.Json;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.StoreTests;

/// <summary>What tests begin with. Each has every field that it can have.</summary>
internal static class A
{
    public static NewSkill Skill(string key) =>
        new()
        {
            Key = key,
            Kind = SkillKind.Technology,
            SourceLanguage = "en",
            Labels = Text($"{key} label", $"label {key}"),
            Aliases = new Dictionary<string, IReadOnlyList<string>> { ["en"] = [$"{key} alias", $"{key} other"] },
            Description = Text("What it is.", "Apa itu."),
            ExternalIds = [new ExternalIdInput("wikidata", $"Q-{key}"), new ExternalIdInput("esco", $"E-{key}")],
        };

    public static SkillProfileDraft Profile(string key) =>
        new()
        {
            Key = key,
            SourceLanguage = "en",
            Title = Text("Backend developer", "Pengembang backend"),
            Family = "software-engineering",
            Seniority = Seniority.Senior,
            Summary = Text("Builds services for {{team}}.", "Membangun layanan untuk {{team}}."),
            ResponsibilityGroups =
            [
                new ResponsibilityGroupInput
                {
                    Title = Text("Build", "Bangun"),
                    Responsibilities =
                    [
                        new ResponsibilityInput { Text = Text("Write {{tools}}.", "Menulis {{tools}}.") },
                        new ResponsibilityInput { Text = Text("Begin on {{start}}.", "Mulai {{start}}.") },
                    ],
                },
                new ResponsibilityGroupInput
                {
                    Responsibilities =
                    [
                        new ResponsibilityInput { Text = Text("Lead {{people}}.", "Pimpin {{people}}.") },
                    ],
                },
            ],
            RequirementGroups =
            [
                new RequirementGroupInput
                {
                    Title = Text("One of", "Salah satu"),
                    Match = Match.Any,
                    Requirements =
                    [
                        new RequirementInput
                        {
                            Text = Text("A database", "Basis data"),
                            Description = Text("Relational, at {{level}}.", "Relasional, pada {{level}}."),
                            Skills = ["sql", "csharp"],
                            Match = Match.Any,
                            Necessity = Necessity.Preferred,
                            Scale = "general",
                            MinimumLevel = "good",
                            DesiredLevel = "expert",
                            ExperienceMonths = 24,
                        },
                        new RequirementInput { Skills = ["csharp"] },
                    ],
                },
            ],
            Placeholders =
            [
                Placeholder("team", PlaceholderType.Text),
                Placeholder("people", PlaceholderType.Number) with
                {
                    Unit = Text("people", "orang"),
                },
                Placeholder("start", PlaceholderType.Date) with
                {
                    Required = false,
                },
                Placeholder("level", PlaceholderType.Choice) with
                {
                    Choices =
                    [
                        new PlaceholderChoiceInput { Key = "high", Labels = Text("high", "tinggi") },
                        new PlaceholderChoiceInput { Key = "higher", Labels = Text("higher", "lebih tinggi") },
                    ],
                },
                Placeholder("tools", PlaceholderType.Skills) with
                {
                    Choices =
                    [
                        new PlaceholderChoiceInput { Key = "sql" },
                        new PlaceholderChoiceInput { Key = "csharp" },
                    ],
                },
            ],
            ExternalIds = [new ExternalIdInput("hris", $"ROLE-{key}")],
        };

    public static JobPostingDraft Posting(string profile) =>
        new()
        {
            Profile = new ProfileReferenceInput(Key: profile),
            Title = Text("Senior developer", "Pengembang senior"),
            Description = Text("Come to Jakarta.", "Datang ke Jakarta."),
            Organization = new OrganizationState("Nusantara", "Payments", "https://nusantara.example/"),
            Workplace = new WorkplaceInput(WorkplaceType.Remote, ApplicantCountries: ["ID", "SG"]),
            Locations = [new LocationState("ID", "Jakarta", "Jakarta Selatan", "12190", "Jl. Sudirman 1"), new("SG")],
            ContractType = ContractType.FixedTerm,
            Schedule = WorkSchedule.Flexible,
            SalaryRanges =
            [
                new SalaryRangeInput(
                    "IDR",
                    PayUnit.Month,
                    15_000_000.25m,
                    24_000_000m,
                    new LocationState("ID", "Bali")
                ),
                new SalaryRangeInput("EUR", PayUnit.Year, Maximum: 999_999_999_999.99m),
            ],
            Openings = 3,
            WorkingLanguages = ["id", "en"],
            Application = new ApplicationState("https://nusantara.example/apply"),
            Validity = new ValidityInput(new DateOnly(2199, 12, 31), "Asia/Jakarta"),
            Visibility = Visibility.Internal,
            PlaceholderValues = new Dictionary<string, JsonElement>
            {
                ["team"] = Json(Text("Payments", "Pembayaran")),
                ["people"] = Json(7.125m),
                ["start"] = Json("2027-02-28"),
                ["level"] = Json("higher"),
                ["tools"] = Json(new[] { "sql", "csharp" }),
            },
            ExternalIds = [new ExternalIdInput("ats", $"REQ-{profile}")],
        };

    public static Dictionary<string, string> Text(string english, string indonesian) =>
        new() { ["en"] = english, ["id"] = indonesian };

    public static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static PlaceholderInput Placeholder(string key, PlaceholderType type) =>
        new()
        {
            Key = key,
            Type = type,
            Prompt = Text($"Which {key}?", $"{key} mana?"),
            Choices = [],
        };
}

/// <summary>Steps that tests take on their way.</summary>
internal static class Steps
{
    public static Task<SkillState> Define(this StoredCatalog catalog, string skill) =>
        catalog.Send(new DefineSkill(A.Skill(skill)));

    public static async Task<Versioned<SkillProfileDraft>> Draft(
        this StoredCatalog catalog,
        SkillProfileDraft profile
    ) => await catalog.Send(new CreateSkillProfile(profile, AllowDuplicate: true));

    /// <summary>A published profile, with the skills that it needs.</summary>
    public static async Task<SkillProfileState> Publish(this StoredCatalog catalog, string profile)
    {
        if (await catalog.One<long>("SELECT COUNT(*) FROM skills") == 0)
        {
            await catalog.Define("sql");
            await catalog.Define("csharp");
        }

        var draft = await catalog.Draft(A.Profile(profile));
        return await catalog.Send(new PublishSkillProfile(profile, draft.Version));
    }

    public static async Task<JobPostingState> Publish(this StoredCatalog catalog, JobPostingDraft posting)
    {
        var draft = await catalog.Send(new CreateJobPosting(posting));
        return await catalog.Send(new PublishJobPosting(draft.Value.Id!, draft.Version));
    }
}
