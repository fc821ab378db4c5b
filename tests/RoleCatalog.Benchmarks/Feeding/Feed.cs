namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>How events are read over HTTP: page by page, as they come, and all at once.</summary>
internal static class Feed
{
    public static async Task<int> Run(Plan plan)
    {
        bool[] met = [await Pages.Run(plan), await Subscribers.Run(plan), await SnapshotMemory.Run(plan)];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }
}
