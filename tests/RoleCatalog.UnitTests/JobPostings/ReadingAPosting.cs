using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class ReadingAPosting
{
    private static readonly JobPostingBasis NoProfile = new(null, null, Known.References);

    private static readonly JobPostingDraft Free = new()
    {
        SourceLanguage = "en",
        Title = A.Texts("Developer"),
        Summary = A.Texts("In {{city}}"),
        ResponsibilityGroups = [new() { Responsibilities = [new() { Text = A.Texts("Builds") }] }],
        Placeholders =
        [
            new()
            {
                Key = "city",
                Type = PlaceholderType.Text,
                Prompt = A.Texts("Where?"),
            },
        ],
        Description = A.Texts("A fine place."),
        Organization = new OrganizationState("Acme", "Research", "https://acme.example/"),
        Workplace = new WorkplaceInput(WorkplaceType.Remote, null, ["ID", "SG"]),
        Locations = [new LocationState("ID", "Jawa Barat", "Bandung", "40115", "Jl. Braga 1")],
        ContractType = ContractType.FixedTerm,
        Schedule = WorkSchedule.PartTime,
        SalaryRanges = [new SalaryRangeInput("IDR", PayUnit.Month, 1, 2, new LocationState("ID"))],
        Openings = 2,
        WorkingLanguages = ["en", "EN", "id"],
        Application = new ApplicationState("https://acme.example/apply"),
        Validity = new ValidityInput(new DateOnly(2027, 1, 31), "Asia/Jakarta"),
        Visibility = Visibility.Internal,
        PlaceholderValues = Values("""{"city": "Bandung"}"""),
        ExternalIds = [new("ats", "1")],
    };

    [Test]
    public void Reads_back_what_it_shows()
    {
        var posting = JobPosting.Create(JobPostingId.New(A.Morning), Read(Free, NoProfile), A.Morning);
        var shown = JobPostingStates.Draft(posting, NoProfile);

        posting.ChangeDraft(Read(shown, NoProfile), 1, A.Noon);

        Json(JobPostingStates.Draft(posting, NoProfile)).Should().Be(Json(shown));
        shown.WorkingLanguages.Should().Equal("en", "id");
        shown.PlaceholderValues!["city"].GetString().Should().Be("Bandung");
    }

    [Test]
    public void Takes_the_role_from_the_profile()
    {
        var basis = OfAProfile(A.Role());

        var content = Read(new JobPostingDraft { Profile = new("x"), SourceLanguage = "EN" }, basis);

        content.OwnRole.Should().BeNull();
        content.Profile.Should().Be(new ProfilePin(basis.Profile!.Id, 1));
        content.SourceLanguage.Should().Be(A.English);
    }

    [Test]
    public void Refuses_a_role_beside_the_profile() =>
        Broken(
                new JobPostingDraft
                {
                    Profile = new("x"),
                    SourceLanguage = "id",
                    Title = A.Texts("Developer"),
                    Summary = A.Texts("a"),
                    ResponsibilityGroups = [],
                    RequirementGroups = [],
                    Placeholders = [],
                },
                OfAProfile(A.Role())
            )
            .Should()
            .BeEquivalentTo(
                "from-profile /summary",
                "from-profile /responsibilityGroups",
                "from-profile /requirementGroups",
                "from-profile /placeholders",
                "from-profile /sourceLanguage"
            );

    [Test]
    public void Wants_its_texts_in_the_source_language_of_the_profile()
    {
        var foreign = new Dictionary<string, string> { ["id"] = "Halo" };

        Broken(
                new JobPostingDraft
                {
                    Profile = new("x"),
                    Title = foreign,
                    Description = foreign,
                },
                OfAProfile(A.Role())
            )
            .Should()
            .Equal("source-language-missing /title", "source-language-missing /description");
    }

    [Test]
    public void Names_all_that_is_wrong_at_once() =>
        Broken(
                new JobPostingDraft
                {
                    SourceLanguage = "-",
                    Title = A.Texts(""),
                    Description = A.Texts(""),
                    ResponsibilityGroups = [null!],
                    Organization = new OrganizationState("", "", "acme"),
                    Workplace = new WorkplaceInput(WorkplaceType.OnSite, 9, ["XX", null!]),
                    Locations = [null!, new LocationState("XX", "", "", "", "")],
                    SalaryRanges = [null!, new SalaryRangeInput("XXX", PayUnit.Hour, 2, 1, new LocationState("XX"))],
                    Openings = 0,
                    WorkingLanguages = ["en", null!, "english"],
                    Application = new ApplicationState("javascript:alert(1)"),
                    Validity = new ValidityInput(new DateOnly(1, 1, 1), "Mars"),
                    PlaceholderValues = Values("""{"x": 1}"""),
                    ExternalIds = [null!],
                },
                NoProfile
            )
            .Should()
            .BeEquivalentTo(
                "language-tag-invalid /sourceLanguage",
                "text-empty /title/en",
                "text-empty /description/en",
                "null /responsibilityGroups/0",
                "text-empty /organization/name",
                "text-empty /organization/unit",
                "url-invalid /organization/url",
                "country-unknown /workplace/applicantCountries/0",
                "null /workplace/applicantCountries/1",
                "null /locations/0",
                "country-unknown /locations/1/country",
                "text-empty /locations/1/region",
                "text-empty /locations/1/locality",
                "text-empty /locations/1/postalCode",
                "text-empty /locations/1/streetAddress",
                "null /salaryRanges/0",
                "currency-unknown /salaryRanges/1/currency",
                "country-unknown /salaryRanges/1/location/country",
                "salary-order /salaryRanges/1/minimum",
                "out-of-range /openings",
                "null /workingLanguages/1",
                "language-tag-invalid /workingLanguages/2",
                "url-invalid /application/url",
                "date-out-of-range /validity/validThrough",
                "time-zone-unknown /validity/timeZone",
                "null /externalIds/0"
            );

    [Test]
    public void Counts_its_lists() =>
        Broken(
                Free with
                {
                    Locations = [.. Enumerable.Repeat(new LocationState("ID"), 51)],
                    SalaryRanges = [.. Enumerable.Repeat(new SalaryRangeInput("IDR", PayUnit.Day, 1), 21)],
                    WorkingLanguages = [.. Enumerable.Range(0, 21).Select(number => $"en-{number:000}")],
                    Openings = 10_001,
                },
                NoProfile
            )
            .Should()
            .Equal(
                "too-many /locations",
                "too-many /salaryRanges",
                "out-of-range /openings",
                "too-many /workingLanguages"
            );

    private static JobPostingBasis OfAProfile(RoleBuilder role)
    {
        var profile = A.SkillProfile().Of(role).Published();
        return new JobPostingBasis(profile, profile.NewRevision, Known.References);
    }

    private static JobPostingContent Read(JobPostingDraft draft, JobPostingBasis basis) =>
        new JobPostingDraftReader(basis, A.Morning, new ErrorCollector()).Read(draft);

    private static IReadOnlyList<string> Broken(JobPostingDraft draft, JobPostingBasis basis) =>
        Refusal.Of(() => Read(draft, basis));

    private static string Json(JobPostingDraft draft) => Application.StateJson.Write(draft);

    private static Dictionary<string, JsonElement> Values(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
