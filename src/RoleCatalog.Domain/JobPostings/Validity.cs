namespace RoleCatalog.Domain.JobPostings;

/// <summary>The last day on which one can apply, which ends at midnight in its IANA time zone.</summary>
public sealed record Validity
{
    private Validity(DateOnly through, TimeZoneInfo zone)
    {
        Through = through;
        Zone = zone;
    }

    public DateOnly Through { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The first instant that is no longer valid.</summary>
    public DateTimeOffset EndsAt
    {
        get
        {
            var midnight = Through.AddDays(1).ToDateTime(TimeOnly.MinValue);
            var offset =
                // The day begins later than midnight, at the instant at which the clocks go forward.
                Zone.IsInvalidTime(midnight)
                    ? Zone.GetUtcOffset(midnight.AddHours(-3))
                // The clocks go back over midnight: the day has begun at the first of the two.
                : Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max()
                : Zone.GetUtcOffset(midnight);
            return new DateTimeOffset(midnight, offset).ToUniversalTime();
        }
    }

    public static Validity Of(DateOnly through, string? timeZone)
    {
        if (through.Year is < 2000 or > 2200)
        {
            throw new DomainException(
                "date-out-of-range",
                "The last day lies in the years 2000 to 2200.",
                "/validThrough"
            );
        }

        return timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId
            ? new Validity(through, zone)
            : throw new DomainException(
                "time-zone-unknown",
                $"'{timeZone}' is not an IANA time zone such as 'Asia/Jakarta'.",
                "/timeZone"
            );
    }

    public bool HasPassed(DateTimeOffset now) => now >= EndsAt;
}
