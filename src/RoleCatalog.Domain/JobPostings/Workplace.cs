namespace RoleCatalog.Domain.JobPostings;

public enum WorkplaceType
{
    OnSite,
    Hybrid,
    Remote,
}

/// <summary>Where the work is done: on site, partly (days on site a week), or remotely from certain countries.</summary>
public sealed record Workplace
{
    private Workplace(WorkplaceType type, int? daysOnSite, IReadOnlyList<Country> applicantCountries)
    {
        Type = type;
        DaysOnSite = daysOnSite;
        ApplicantCountries = [.. applicantCountries];
    }

    public WorkplaceType Type { get; }

    public int? DaysOnSite { get; }

    /// <summary>Where applicants for remote work may live; empty means anywhere.</summary>
    public ValueList<Country> ApplicantCountries { get; }

    public static Workplace Of(WorkplaceType type, int? daysOnSite, IReadOnlyList<Country> applicantCountries)
    {
        var errors = new ErrorCollector();
        if (daysOnSite is not null && type != WorkplaceType.Hybrid)
        {
            errors.At("daysOnSite").Add("days-on-site-unexpected", "Only hybrid work has days on site.");
        }

        if (daysOnSite is < 1 or > 6)
        {
            errors.At("daysOnSite").Add("out-of-range", "Hybrid work has 1 to 6 days on site a week.");
        }

        if (applicantCountries.Count > 0 && type != WorkplaceType.Remote)
        {
            errors
                .At("applicantCountries")
                .Add("applicant-countries-unexpected", "Only remote work says where applicants may live.");
        }

        if (applicantCountries.Distinct().Count() != applicantCountries.Count)
        {
            errors.At("applicantCountries").Add("country-repeated", "A country is named once.");
        }

        errors.ThrowIfAny();
        return new Workplace(type, daysOnSite, applicantCountries);
    }
}
