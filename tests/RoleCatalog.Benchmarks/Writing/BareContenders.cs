namespace RoleCatalog.Benchmarks.Writing;

/// <summary>One connection; with more than one caller they take turns.</summary>
internal sealed class OneBareConnection(int callers) : IContender
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private readonly SemaphoreSlim turn = new(1, 1);
    private BareConnection? connection;

    public string Name => callers == 1 ? "bare ADO.NET, one transaction each" : "bare ADO.NET, one connection, in turn";
    public int Callers => callers;

    public Task Start()
    {
        connection = new BareConnection(Path.Combine(folder.FullName, "bare.db"));
        return Task.CompletedTask;
    }

    public async Task Run(int caller)
    {
        var rows = SkillRows.Next();
        await turn.WaitAsync();
        try
        {
            connection!.Write(rows);
        }
        finally
        {
            turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        connection?.Dispose();
        turn.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A connection for each caller, which meet at BEGIN IMMEDIATE.</summary>
internal sealed class OwnBareConnections(int callers) : IContender
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private readonly List<BareConnection> connections = [];

    public string Name => "bare ADO.NET, a connection each";
    public int Callers => callers;

    public Task Start()
    {
        for (var i = 0; i < callers; i++)
        {
            connections.Add(new BareConnection(Path.Combine(folder.FullName, "bare.db")));
        }

        return Task.CompletedTask;
    }

    public Task Run(int caller) => Task.Run(() => connections[caller].Write(SkillRows.Next()));

    public ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
