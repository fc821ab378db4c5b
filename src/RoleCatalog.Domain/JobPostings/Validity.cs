using System.Text.RegularExpressions;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>The last day on which one can apply, which ends at midnight in its IANA time zone.</summary>
public sealed partial record Validity
{
    private Validity(DateOnly through, TimeZoneInfo zone)
    {
        Through = through;
        Zone = zone;
    }

    public DateOnly Through { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The first instant that is no longer valid: the first at which the clocks there show midnight or later.</summary>
    /// <remarks>
    /// Asked of instants, which are never skipped or repeated, as midnights are; and which also know zones that change
    /// their standard time, unlike <see cref="TimeZoneInfo.IsAmbiguousTime(DateTime)"/>.
    /// </remarks>
    public DateTimeOffset EndsAt
    {
        get
        {
            var midnight = Through.AddDays(1).ToDateTime(TimeOnly.MinValue);
            var utc = new DateTimeOffset(midnight, TimeSpan.Zero);
            return new[] { Zone.GetUtcOffset(utc.AddDays(-1)), Zone.GetUtcOffset(utc.AddDays(1)) }
                .Select(offset => new DateTimeOffset(midnight, offset).ToUniversalTime())
                .Order()
                .First(instant => TimeZoneInfo.ConvertTime(instant, Zone).DateTime >= midnight);
        }
    }

    public static Validity Of(DateOnly through, string? timeZone)
    {
        var errors = new ErrorCollector();
        if (through.Year is < 2000 or > 2200)
        {
            errors.At("validThrough").Add("date-out-of-range", "The last day lies in the years 2000 to 2200.");
        }

        var zone = errors.Try("timeZone", () => ParseZone(timeZone));
        errors.ThrowIfAny();
        return new Validity(through, zone!);
    }

    public bool HasPassed(DateTimeOffset now) => now >= EndsAt;

    private static TimeZoneInfo ParseZone(string? id) =>
        id is not null
        && ZoneName().IsMatch(id)
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        && zone.HasIanaId
            ? zone
            : throw new DomainException(
                "time-zone-unknown",
                $"'{id}' is not an IANA time zone such as 'Asia/Jakarta'."
            );

    // What the system finds by file name is more than the zones: 'localtime', 'right/UTC', 'Asia//Jakarta'.
    [GeneratedRegex(
        @"\A[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*)*\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ZoneName();
}
