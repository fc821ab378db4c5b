using RoleCatalog.Benchmarks;
using RoleCatalog.Benchmarks.Drifting;
using RoleCatalog.Benchmarks.Writing;

return args switch
{
    ["writes", .. var rest] => await Writes.Run(Plan.Parse(rest)),
    ["drift", .. var rest] => await Drift.Run(Plan.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: build/bench.sh writes|drift [--rounds N] [--seconds S]");
    return 2;
}
