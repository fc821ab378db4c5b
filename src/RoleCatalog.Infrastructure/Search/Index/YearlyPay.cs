using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Pay by the year, in hundredths, so that pay by the hour and by the month can be compared.</summary>
internal static class YearlyPay
{
    private static readonly Dictionary<string, int> Times = new(StringComparer.Ordinal)
    {
        ["hour"] = 2_080,
        ["day"] = 260,
        ["week"] = 52,
        ["month"] = 12,
        ["year"] = 1,
    };

    /// <summary>The most that a range offers; its least where it is open above.</summary>
    public static long Of(SalaryRangeState range) => Of(range.Maximum ?? range.Minimum ?? 0, range.Unit);

    /// <summary>The least that is as much as an amount, which may have more decimals than pay has.</summary>
    public static long AtLeast(decimal amount, string unit) => (long)decimal.Ceiling(amount * 100 * Times[unit]);

    private static long Of(decimal amount, string unit) => (long)(amount * 100 * Times[unit]);
}
