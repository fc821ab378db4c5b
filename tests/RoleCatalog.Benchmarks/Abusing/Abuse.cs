using System.Globalization;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Abusing;

/// <summary>
/// 64 connections send rubbish, expired tokens and bodies that are too large to a service with the usual limits, from the
/// address of a well-behaved client: its reads stay quick, the memory comes back, and nothing changes.
/// </summary>
internal static class Abuse
{
    private const int Connections = 64;
    private const double MostSlower = 10;
    private const double MostMemory = 2;

    public static async Task<int> Run(Plan plan)
    {
        var folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
        try
        {
            return await Run(plan.Length, folder.FullName) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> Run(TimeSpan length, string folder)
    {
        var file = Path.Combine(folder, "catalog.db");
        await using var issuer = await Issuer.Start();
        using var service = new ServiceProcess(
            folder,
            [$"--Store:ConnectionString=Data Source={file}", "--Fill:Skills=true", .. issuer.Settings]
        );
        var address = await service.Address;
        using var reader = new Reader(address, issuer.TokenOf("reader", "catalog.read"));
        await reader.ReadBeside(Task.Delay(TimeSpan.FromSeconds(3)));
        var quiet = await reader.ReadBeside(Task.Delay(length / 2));
        var (rows, memory) = (Rows(file), service.Memory);

        var abusers = NewAbusers(address, issuer);
        var end = Task.Delay(length);
        var abuse = Task.WhenAll(abusers.Select((abuser, number) => Task.Run(() => abuser.Abuse(number, end))));
        var beside = await reader.ReadBeside(abuse);
        await reader.ReadBeside(Task.Delay(length / 2));

        Print(quiet, beside, abusers);
        bool[] met =
        [
            Tournament.CheckAtMost(
                "p95 of reads beside them, over the quiet one",
                Reader.P95(beside) / Reader.P95(quiet),
                MostSlower
            ),
            Tournament.CheckAtMost("memory afterwards, over that before", (double)service.Memory / memory, MostMemory),
            Tournament.Check("nothing has changed", Rows(file) == rows),
            Tournament.Check("the log has no secrets", service.SecretsTold.Count == 0),
        ];
        return Array.TrueForAll(met, each => each);
    }

    private static List<Abuser> NewAbusers(Uri address, Issuer issuer)
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2);
        var expired = issuer.Token(token =>
            (token.IssuedAt, token.NotBefore, token.Expires) = (before, before, before.AddHours(1))
        );
        var requests = Abuser.Rubbish(expired, issuer.TokenOf("abuser", "catalog.write"));
        return [.. Enumerable.Range(0, Connections).Select(_ => new Abuser(address, requests))];
    }

    private static string Rows(string file)
    {
        using var catalog = new CatalogFile(file);
        return catalog.Measure().ToString();
    }

    private static void Print(IReadOnlyList<TimeSpan> quiet, IReadOnlyList<TimeSpan> beside, List<Abuser> abusers)
    {
        var answers = abusers
            .SelectMany(abuser => abuser.Answers)
            .GroupBy(answer => answer.Key, answer => answer.Value)
            .OrderBy(answer => answer.Key)
            .Select(answer => $"{answer.Key}: {answer.Sum()}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"reads: quiet {quiet.Count}, p95 {Reader.P95(quiet):F2} ms; beside {beside.Count}, p95 {Reader.P95(beside):F2} ms"
            )
        );
        Console.WriteLine($"answers to rubbish: {string.Join(", ", answers)}");
    }
}
