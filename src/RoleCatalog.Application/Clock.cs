namespace RoleCatalog.Application;

public static class Clock
{
    /// <summary>The time as the catalogue keeps it: UTC, cut to milliseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Cut(clock.GetUtcNow());

    public static DateTimeOffset Cut(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
