namespace RoleCatalog.Contracts.JobPostings;

/// <summary>The profile revision that a posting was written from.</summary>
/// <param name="Id">UUID of the profile.</param>
/// <param name="Key">Slug of the profile.</param>
/// <param name="Revision">The number of the revision.</param>
public sealed record ProfileReference(string Id, string Key, int Revision);

/// <summary>Who hires.</summary>
/// <param name="Name">The company.</param>
/// <param name="Unit">The part of it.</param>
/// <param name="Url">Its page.</param>
public sealed record OrganizationState(string Name, string? Unit = null, string? Url = null);

/// <summary>Where the work is done.</summary>
/// <param name="Type"><c>on-site</c>, <c>hybrid</c> or <c>remote</c>.</param>
/// <param name="DaysOnSite">Hybrid only: days on site a week, 1 to 6.</param>
/// <param name="ApplicantCountries">Remote only: ISO 3166-1 alpha-2 codes of where applicants may live; empty means anywhere.</param>
public sealed record WorkplaceState(string Type, int? DaysOnSite, IReadOnlyList<string> ApplicantCountries);

/// <summary>A place of work.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Region">Province or state.</param>
/// <param name="Locality">City or town.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="StreetAddress">Street and number.</param>
public sealed record LocationState(
    string Country,
    string? Region = null,
    string? Locality = null,
    string? PostalCode = null,
    string? StreetAddress = null
);

/// <summary>What is paid.</summary>
/// <param name="Minimum">Lowest amount, at most two decimals.</param>
/// <param name="Maximum">Highest amount, at most two decimals.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Unit"><c>hour</c>, <c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</param>
/// <param name="Location">Where it is paid; everywhere when absent.</param>
public sealed record SalaryRangeState(
    decimal? Minimum,
    decimal? Maximum,
    string Currency,
    string Unit,
    LocationState? Location = null
);

/// <summary>Where to apply.</summary>
/// <param name="Url">Absolute http or https URL.</param>
public sealed record ApplicationState(string Url);

/// <summary>Until when one can apply.</summary>
/// <param name="ValidThrough">The last day, as a local date.</param>
/// <param name="TimeZone">The IANA time zone in which that day ends.</param>
/// <param name="EndsAt">The first instant that is no longer valid. RFC 3339, UTC.</param>
public sealed record ValidityState(DateOnly ValidThrough, string TimeZone, DateTimeOffset EndsAt);
