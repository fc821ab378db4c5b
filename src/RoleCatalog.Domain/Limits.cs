namespace RoleCatalog.Domain;

internal static class Limits
{
    /// <summary>Which numbers there are of what is counted without gaps from 1.</summary>
    public static string NumbersUpTo(int latest) =>
        latest switch
        {
            0 => "there is none yet",
            1 => "there is only 1",
            _ => $"there are 1 to {latest}",
        };

    public static void AtMost(int most, int count, string what)
    {
        if (count > most)
        {
            throw new DomainException("too-many", $"At most {most} {what} are allowed, {count} were given.");
        }
    }
}
