using System.Diagnostics;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>A contender that adds sample skills to a database of its own.</summary>
internal abstract class SkillWriter(int callers) : IContender
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private CatalogFile? file;
    private Growth? before;

    public abstract string Name { get; }

    public int Callers => callers;

    protected string Folder => folder.FullName;

    protected string File => Path.Combine(Folder, "catalog.db");

    public async Task Start()
    {
        await Open();
        file = new CatalogFile(File);
        before = file.Measure();
    }

    public abstract Task Run(int caller);

    /// <summary>The relay delivers behind the commands; it is let finish.</summary>
    public async Task Settle()
    {
        var started = Stopwatch.GetTimestamp();
        while (file!.Undelivered() > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
            {
                throw new TimeoutException($"{Name}: the relay has {file.Undelivered()} changes to deliver.");
            }

            await Task.Delay(10);
        }
    }

    /// <summary>What a command has added to the database, on average.</summary>
    public Growth Growth(long commands) => file!.Measure().Since(before!, commands);

    public async ValueTask DisposeAsync()
    {
        file?.Dispose();
        await Close();
        folder.Delete(recursive: true);
    }

    protected abstract Task Open();

    protected abstract ValueTask Close();
}
