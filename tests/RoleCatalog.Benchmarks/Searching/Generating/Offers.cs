using System.Globalization;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>What postings say: a role of a profile or of their own, and an offer.</summary>
internal sealed class Offers(Groundwork groundwork, DateOnly today)
{
    private const int Companies = 2_000;
    private const double ShareOfOwnRoles = 0.08;

    /// <summary>No posting expires while its store is used: this many days after it was made.</summary>
    private const int LeastDaysLeft = 45;

    private static readonly Zipf Company = new(Companies);
    private static readonly Zipf Contract = new([70, 18, 4, 5, 1, 2]);
    private static readonly Zipf Schedule = new([78, 8, 9, 5]);
    private static readonly Zipf Where = new([60, 26, 14]);
    private static readonly Zipf Unit = new([3, 3, 1, 80, 13]);
    private static readonly Zipf Openings = new(20);

    private static readonly decimal[] PerYear = [2_080, 260, 52, 12, 1];

    private readonly Zipf revision = new(groundwork.Revisions.Select(each => each.Plan.Share));

    public (PublishedRevision? Revision, JobPostingDraft Draft) Draft(int number, Random random)
    {
        if (!random.In(ShareOfOwnRoles))
        {
            var from = groundwork.Revisions[revision.Draw(random)];
            return (
                from,
                Offer(from.Plan, number, random) with
                {
                    Profile = new ProfileReferenceInput(from.Profile.Id.ToString(), Revision: from.Revision.Number),
                    Title = random.In(0.25) ? Particular(from.Plan, random) : null,
                }
            );
        }

        var plan = groundwork.Revisions[random.Next(groundwork.Revisions.Count)].Plan;
        var (occupation, seniority, written) = (plan.Occupation, plan.Seniority, plan.Written);
        return (
            null,
            Offer(plan, number, random) with
            {
                SourceLanguage = written.Source,
                Title = Profiles.Title(occupation, seniority, written),
                Summary = written.Text(words => words.Duty(random)),
                ResponsibilityGroups = RoleDrafts.Responsibilities(written, random),
                RequirementGroups = groundwork.Roles.Requirements(occupation, seniority, written, random),
            }
        );
    }

    // What a title says beside the profile's: the product or the place it is for.
    private static Dictionary<string, string> Particular(PlannedProfile plan, Random random)
    {
        var name = Names.Any(random);
        return Profiles
            .Title(plan.Occupation, plan.Seniority, plan.Written)
            .ToDictionary(title => title.Key, title => $"{title.Value} - {name}");
    }

    private JobPostingDraft Offer(PlannedProfile plan, int number, Random random)
    {
        var company = Company.Draw(random);
        var domain = $"{Names.Of(company).ToLowerInvariant()}.example";
        var (place, where) = (Places.Any(random), (WorkplaceType)Where.Draw(random));
        return new JobPostingDraft
        {
            Description = plan.Written.Text(words => words.Text(random)),
            Organization = new OrganizationState(Names.OfCompany(company), null, $"https://{domain}/"),
            Workplace = Workplace(where, place, random),
            Locations =
                where == WorkplaceType.Remote && random.In(0.6)
                    ? []
                    : [.. Located(place, random).Select(OfferStates.Location)],
            ContractType =
                plan.Seniority == Seniority.Intern ? ContractType.Internship : (ContractType)Contract.Draw(random),
            Schedule = (WorkSchedule)Schedule.Draw(random),
            SalaryRanges = random.In(0.7) ? [Salary(place, plan.Seniority, random)] : [],
            Openings = 1 + Openings.Draw(random),
            WorkingLanguages = plan.Written.Languages,
            Application = new ApplicationState(
                string.Create(CultureInfo.InvariantCulture, $"https://{domain}/jobs/{number}")
            ),
            Validity = random.In(2.0 / 3) ? new ValidityInput(LastDay(random), place.TimeZone) : null,
            Visibility = random.In(0.05) ? Visibility.Internal : Visibility.Public,
            ExternalIds = random.In(0.2)
                ? [new ExternalIdInput("ats", string.Create(CultureInfo.InvariantCulture, $"REQ-{number:D7}"))]
                : [],
        };
    }

    private static WorkplaceInput Workplace(WorkplaceType where, Place place, Random random) =>
        where switch
        {
            WorkplaceType.Hybrid => new WorkplaceInput(where, DaysOnSite: random.Next(1, 5)),
            WorkplaceType.Remote when random.In(0.5) => new WorkplaceInput(
                where,
                ApplicantCountries: [place.Location.Country.Code]
            ),
            _ => new WorkplaceInput(where),
        };

    private static IEnumerable<Location> Located(Place place, Random random)
    {
        yield return place.Location;
        if (random.In(0.1) && Places.Any(random) is var other && other != place)
        {
            yield return other.Location;
        }
    }

    private static SalaryRangeInput Salary(Place place, Seniority seniority, Random random)
    {
        var unit = (PayUnit)Unit.Draw(random);
        // What a beginner gets in a year, in whole thousands or hundreds.
        var (beginner, round) = place.Currency == "IDR" ? (60_000_000m, 1_000m) : (24_000m, 1m);
        var yearly = beginner * (1 + ((int)seniority * 0.6m)) * (decimal)(0.7 + random.NextDouble());
        var minimum = Math.Max(round, Math.Round(yearly / PerYear[(int)unit] / round) * round);
        var maximum = random.In(0.85) ? Math.Round(minimum * 1.4m / round) * round : (decimal?)null;
        return new SalaryRangeInput(place.Currency, unit, minimum, maximum);
    }

    private DateOnly LastDay(Random random) => today.AddDays(LeastDaysLeft + random.Next(300));
}
