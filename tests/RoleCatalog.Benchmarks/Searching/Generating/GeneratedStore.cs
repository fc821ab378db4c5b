using System.Globalization;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>A generated store that is kept for later runs.</summary>
internal static class GeneratedStore
{
    // Then its postings begin to expire.
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(30);

    /// <summary>The verb: makes a store in a file that is not there yet.</summary>
    public static async Task<int> Generate(Plan plan)
    {
        if (plan.Store is not { } file || File.Exists(file))
        {
            await Console.Error.WriteLineAsync(
                "usage: generate --store FILE [--postings 1000000] [--seed 1]; the file must not be there yet"
            );
            return 2;
        }

        await Make(file, plan.Postings, plan.Seed);
        return 0;
    }

    /// <summary>The store of an earlier run with the same seed and as many postings, or a new one.</summary>
    public static async Task<string> Ensure(int postings, int seed)
    {
        var folder = Directory.CreateDirectory(Path.Combine("TestResults", "search"));
        var name = string.Create(CultureInfo.InvariantCulture, $"catalog-{Generator.Format}-{seed}-{postings}.db");
        var file = new FileInfo(Path.Combine(folder.FullName, name));
        if (!file.Exists || TimeProvider.System.GetUtcNow().UtcDateTime - file.CreationTimeUtc > MostAge)
        {
            Delete(file.FullName);
            await Make(file.FullName, postings, seed);
        }

        return file.FullName;
    }

    // It has its name once it is whole.
    private static async Task Make(string file, int postings, int seed)
    {
        var part = $"{file}.part";
        Delete(part);
        await new Generator(part, postings, seed).Run();
        File.Move(part, file, overwrite: true);
        Delete(part);
    }

    /// <summary>A store, whole or not, with what lies beside it.</summary>
    private static void Delete(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        foreach (var old in Directory.GetFiles(folder, $"{Path.GetFileName(file)}*"))
        {
            File.Delete(old);
        }
    }
}
