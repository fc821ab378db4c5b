using RoleCatalog.Benchmarks;
using RoleCatalog.Benchmarks.Abusing;
using RoleCatalog.Benchmarks.Drifting;
using RoleCatalog.Benchmarks.Eventing;
using RoleCatalog.Benchmarks.Feeding;
using RoleCatalog.Benchmarks.Searching;
using RoleCatalog.Benchmarks.Searching.Generating;
using RoleCatalog.Benchmarks.Taxonomy;
using RoleCatalog.Benchmarks.Writing;

return args switch
{
    ["writes", .. var rest] => await Writes.Run(Plan.Parse(rest)),
    ["drift", .. var rest] => await Drift.Run(Plan.Parse(rest)),
    ["skills", .. var rest] => await Skills.Run(Plan.Parse(rest)),
    ["abuse", .. var rest] => await Abuse.Run(Plan.Parse(rest)),
    ["events", .. var rest] => await Events.Run(Plan.Parse(rest)),
    ["feed", .. var rest] => await Feed.Run(Plan.Parse(rest)),
    ["search", .. var rest] => await Search.Run(Plan.Parse(rest)),
    ["generate", .. var rest] => await GeneratedStore.Generate(Plan.Parse(rest)),
    [BareReads.Verb, var file, var authority] => await BareReads.Serve(file, authority),
    [Pages.BareVerb, var connectionString, var authority] => await BareFeed.Serve(connectionString, authority),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: build/bench.sh writes|drift|skills|abuse|events|feed|search [--rounds N] [--seconds S]"
    );
    return 2;
}
