using System.Globalization;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Holds a database file for this process. The operating system keeps the lock on "file.lock" and lets go of it however
/// the process ends; "file.owner" only tells people and verbs who holds it, and is stale after a kill.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly string owner;
    private readonly FileStream held;

    private FileLock(string database, FileStream held) => (owner, this.held) = (OwnerFile(database), held);

    public static FileLock Take(string database)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        var taken = new FileLock(database, Open(database));
        taken.SetUrl(null);
        return taken;
    }

    public void SetUrl(string? url)
    {
        var draft = owner + ".new";
        File.WriteAllText(
            draft,
            string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}\nurl {url}\n")
        );
        File.Move(draft, owner, overwrite: true);
    }

    public void Dispose()
    {
        File.Delete(owner);
        held.Dispose();
    }

    private static FileStream Open(string database)
    {
        var file = database + ".lock";
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(file))
        {
            var (processId, url) = ReadOwner(database);
            throw new DatabaseInUseException(database, processId, url, error);
        }
    }

    private static string OwnerFile(string database) => database + ".owner";

    private static (int? ProcessId, string? Url) ReadOwner(string database)
    {
        if (!File.Exists(OwnerFile(database)))
        {
            return (null, null);
        }

        var lines = File.ReadAllLines(OwnerFile(database));
        var processId = int.TryParse(Value(lines, "pid "), CultureInfo.InvariantCulture, out var id) ? id : (int?)null;
        return (processId, Value(lines, "url ") is { Length: > 0 } url ? url : null);
    }

    private static string? Value(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
