namespace RoleCatalog.Benchmarks.Writing;

/// <summary>
/// 16 callers of a command reach at least the rate of the same rows written one transaction at a time by bare ADO.NET
/// with synchronous=FULL, and a p99 no worse than the bare one's with 16 callers.
/// </summary>
internal static class Writes
{
    private const int Callers = 16;

    public static async Task<int> Run(Plan plan)
    {
        await using var alone = new OneBareConnection(1);
        await using var inTurn = new OneBareConnection(Callers);
        await using var own = new OwnBareConnections(Callers);
        await using var lone = new StoreContender(1);
        await using var store = new StoreContender(Callers);

        var results = await Tournament.Run(plan, [alone, inTurn, own, lone, store]);
        var (bare, ours) = (results[alone.Name], results[store.Name]);
        var rate = Tournament.Check("rate, of the bare one's", ours.Rate / bare.Rate, 1.0);
        var tail = Tournament.Check(
            "p99 of the bare one's with 16 callers, over ours",
            results[inTurn.Name].P99 / ours.P99,
            1.0
        );
        return rate && tail ? 0 : 1;
    }
}
