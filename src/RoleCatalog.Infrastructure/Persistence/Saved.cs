using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Persistence;

internal static class Saved
{
    /// <summary>Refuses a save that found another version in the store than the aggregate was loaded at.</summary>
    public static void Once(int rows)
    {
        if (rows != 1)
        {
            throw new ChangedMeanwhileException();
        }
    }
}
