namespace RoleCatalog.Domain;

internal static class Limits
{
    public static void AtMost(int most, int count, string what)
    {
        if (count > most)
        {
            throw new DomainException("too-many", $"At most {most} {what} are allowed, {count} were given.");
        }
    }
}
