using System.Globalization;
using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Domain.JobPostings;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class TheValidity
{
    private static readonly IReadOnlyList<TimeZoneInfo> Zones =
    [
        .. TimeZoneInfo.GetSystemTimeZones().OrderBy(zone => zone.Id, StringComparer.Ordinal),
    ];

    [TestCase("2027-01-31", "Asia/Jakarta", "2027-01-31T17:00:00Z")]
    [TestCase("2027-01-31", "UTC", "2027-02-01T00:00:00Z")]
    [TestCase("2027-12-31", "Pacific/Kiritimati", "2027-12-31T10:00:00Z")]
    [TestCase("2028-02-28", "Asia/Jakarta", "2028-02-28T17:00:00Z", TestName = "A leap year has a 29 February")]
    [TestCase("2028-02-29", "Asia/Jakarta", "2028-02-29T17:00:00Z")]
    [TestCase("2027-02-28", "Asia/Jakarta", "2027-02-28T17:00:00Z")]
    [TestCase("2018-11-03", "America/Sao_Paulo", "2018-11-04T03:00:00Z", TestName = "São Paulo skips midnight")]
    [TestCase("2024-03-30", "Asia/Beirut", "2024-03-30T22:00:00Z", TestName = "Beirut skips midnight")]
    [TestCase("2024-04-25", "Africa/Cairo", "2024-04-25T22:00:00Z", TestName = "Cairo skips midnight")]
    [TestCase("2018-02-17", "America/Sao_Paulo", "2018-02-18T03:00:00Z", TestName = "São Paulo repeats 23:00")]
    [TestCase("2024-11-02", "America/Havana", "2024-11-03T04:00:00Z", TestName = "Havana repeats midnight")]
    [TestCase("2024-10-26", "Atlantic/Azores", "2024-10-27T00:00:00Z", TestName = "The Azores repeat midnight")]
    [TestCase("2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00Z", TestName = "Samoa skips a day")]
    [TestCase("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z", TestName = "Samoa skips that day")]
    [TestCase("2008-06-23", "America/Rio_Branco", "2008-06-24T05:00:00Z", TestName = "Acre changes its standard time")]
    public void Ends_with_the_day_there(string lastDay, string zone, string end)
    {
        var validity = Validity.Of(A.Day(lastDay), zone);
        var endsAt = DateTimeOffset.Parse(end, CultureInfo.InvariantCulture);

        validity.EndsAt.Should().Be(endsAt);
        validity.EndsAt.Offset.Should().Be(TimeSpan.Zero);
        validity.HasPassed(endsAt).Should().BeTrue();
        validity.HasPassed(endsAt.AddTicks(-1)).Should().BeFalse();
    }

    [Property(MaxTest = 3000)]
    public bool Ends_when_the_clocks_there_first_show_another_day(NonNegativeInt zone, NonNegativeInt day)
    {
        var through = new DateOnly(2000, 1, 1).AddDays(day.Get * 37 % 18_000);
        var validity = Validity.Of(through, Zones[zone.Get * 31 % Zones.Count].Id);

        return Day(validity, TimeSpan.FromMilliseconds(-1)) <= through && Day(validity, TimeSpan.Zero) > through;
    }

    [Test]
    public void Ends_so_on_each_day_on_which_clocks_change()
    {
        var changes =
            from zone in Zones
            from day in Enumerable.Range(0, 366 * 3).Select(day => new DateOnly(2023, 1, 1).AddDays(day))
            where OffsetOn(zone, day) != OffsetOn(zone, day.AddDays(2))
            select Validity.Of(day, zone.Id);

        changes
            .Should()
            .HaveCountGreaterThan(100)
            .And.OnlyContain(validity =>
                Day(validity, TimeSpan.FromMilliseconds(-1)) <= validity.Through
                && Day(validity, TimeSpan.Zero) > validity.Through
            );
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("SE Asia Standard Time")]
    [TestCase("Mars/Olympus")]
    [TestCase("asia/jakarta")]
    [TestCase("Asia")]
    [TestCase("Asia//Jakarta")]
    [TestCase("../zoneinfo/Asia/Jakarta")]
    [TestCase("/etc/localtime")]
    [TestCase("localtime")]
    [TestCase("posixrules")]
    [TestCase("posix/Asia/Jakarta")]
    [TestCase("right/UTC")]
    [TestCase("GMT+7")]
    [TestCase("+07:00")]
    [TestCase("Asia/Jakarta\n")]
    public void Is_refused_in_what_is_no_zone_of_IANA(string? zone) =>
        Refusal.Of(() => Validity.Of(new DateOnly(2027, 1, 31), zone)).Should().Equal("time-zone-unknown /timeZone");

    [TestCase("Etc/GMT+7")]
    [TestCase("America/Port-au-Prince")]
    [TestCase("America/Argentina/ComodRivadavia")]
    [TestCase("Asia/Calcutta")]
    public void Is_given_in_any_zone_of_IANA(string zone) =>
        Validity.Of(new DateOnly(2027, 1, 31), zone).Zone.Id.Should().Be(zone);

    [TestCase("1999-12-31")]
    [TestCase("2201-01-01")]
    [TestCase("9999-12-31")]
    public void Is_refused_out_of_range_with_all_that_is_wrong(string day) =>
        Refusal
            .Of(() => Validity.Of(A.Day(day), "Mars"))
            .Should()
            .Equal("date-out-of-range /validThrough", "time-zone-unknown /timeZone");

    private static TimeSpan OffsetOn(TimeZoneInfo zone, DateOnly day) =>
        zone.GetUtcOffset(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static DateOnly Day(Validity validity, TimeSpan later) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(validity.EndsAt + later, validity.Zone).DateTime);
}
