namespace RoleCatalog.Benchmarks.Writing;

/// <summary>One connection; with more than one caller they take turns.</summary>
internal sealed class OneBareConnection(int callers) : SkillWriter(callers)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private BareConnection? connection;

    public override string Name =>
        Callers == 1 ? "bare ADO.NET, one transaction each" : "bare ADO.NET, one connection, in turn";

    public override async Task Run(int caller)
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

    protected override Task Open()
    {
        connection = new BareConnection(File);
        return Task.CompletedTask;
    }

    protected override ValueTask Close()
    {
        connection?.Dispose();
        turn.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A connection for each caller, which meet at BEGIN IMMEDIATE.</summary>
internal sealed class OwnBareConnections(int callers) : SkillWriter(callers)
{
    private readonly List<BareConnection> connections = [];

    public override string Name => "bare ADO.NET, a connection each";

    public override Task Run(int caller) => Task.Run(() => connections[caller].Write(SkillRows.Next()));

    protected override Task Open()
    {
        for (var i = 0; i < Callers; i++)
        {
            connections.Add(new BareConnection(File));
        }

        return Task.CompletedTask;
    }

    protected override ValueTask Close()
    {
        connections.ForEach(connection => connection.Dispose());
        return ValueTask.CompletedTask;
    }
}
