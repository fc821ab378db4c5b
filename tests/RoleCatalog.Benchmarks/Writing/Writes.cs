namespace RoleCatalog.Benchmarks.Writing;

/// <summary>
/// 16 callers of a command in process reach at least the rate of the same rows written one transaction at a time by bare
/// ADO.NET with synchronous=FULL, and a p99 no worse than the bare one's with 16 callers.
/// </summary>
internal static class Writes
{
    private const int Callers = 16;

    public static async Task<int> Run(Plan plan)
    {
        await using var alone = new OneBareConnection(1);
        await using var inTurn = new OneBareConnection(Callers);
        await using var own = new OwnBareConnections(Callers);
        await using var lone = new CommandContender(1);
        await using var command = new CommandContender(Callers);
        await using var http = new HttpContender(Callers);
        SkillWriter[] writers = [alone, inTurn, own, lone, command, http];

        var outcomes = await Tournament.Run(plan, writers);
        var ours = outcomes[command];
        var rate = Math.Min(
            ours.Compare(outcomes[alone], (own, bare) => own.Rate / bare.Rate),
            ours.Compare(outcomes[inTurn], (own, bare) => own.Rate / bare.Rate)
        );
        var p99 = ours.Compare(outcomes[inTurn], (own, bare) => bare.P99 / own.P99);

        Console.WriteLine();
        bool[] met =
        [
            Tournament.Check("rate of 16 callers in process, over the better of the bare ones, with 1 and 16", rate, 1),
            Tournament.Check("p99 of the bare one with 16 callers, over that of 16 callers in process", p99, 1),
            SameRows(writers, outcomes),
        ];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }

    private static bool SameRows(SkillWriter[] writers, IReadOnlyDictionary<IContender, Outcome> outcomes)
    {
        var growths = writers.Select(writer => writer.Growth(outcomes[writer].Commands)).ToList();
        var same = growths.TrueForAll(growth => growth.IsLike(growths[0]));
        var found = same ? [growths[0]] : growths;
        return Tournament.Check($"every command added the same: {string.Join("; ", found)}", same);
    }
}
