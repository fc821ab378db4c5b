using System.Buffers;
using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using RoleCatalog.Api.Security;

namespace RoleCatalog.UnitTests.Security;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ConnectionsOfClients : IDisposable
{
    private const string Client = "198.51.100.1";
    private const string Other = "198.51.100.2";
    private const string Proxy = "10.1.2.3";

    private static readonly PipeOptions AtOnce = new(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        useSynchronizationContext: false
    );

    private readonly TimersOnDemand clock = new();
    private readonly ServiceProvider metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SecurityAudit audit;
    private readonly ClientConnections connections;
    private readonly TaskCompletionSource served = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> begun = [];

    public ConnectionsOfClients()
    {
        audit = new SecurityAudit(metrics.GetRequiredService<IMeterFactory>(), NullLogger<SecurityAudit>.Instance);
        connections = new ClientConnections(
            new LimitSettings { Connections = 5, ConnectionsPerAddress = 2 },
            Options.Create(new ForwardedHeadersOptions { KnownIPNetworks = { IPNetwork.Parse("10.0.0.0/8") } }),
            audit,
            clock
        );
    }

    public void Dispose()
    {
        audit.Dispose();
        metrics.Dispose();
    }

    [Test]
    public async Task Are_closed_when_they_send_nothing()
    {
        var silent = Serve(Connection(Client));
        silent.IsCompleted.Should().BeFalse();

        clock.Pass(ClientConnections.Patience);

        await silent;
        begun.Should().BeEmpty();
    }

    [Test]
    public async Task Are_served_from_their_first_byte_on_for_as_long_as_it_takes()
    {
        var connection = Connection(Client);
        var serving = Serve(connection);

        await connection.Application!.Output.WriteAsync("GET"u8.ToArray());

        var read = await connection.Transport.Input.ReadAsync();
        read.Buffer.ToArray().Should().Equal("GET"u8.ToArray());
        clock.Pass(ClientConnections.Patience);
        serving.IsCompleted.Should().BeFalse();
        served.SetResult();
        await serving;
    }

    [TestCase(Client, Client)]
    [TestCase(Client, "::ffff:198.51.100.1")]
    [TestCase("2001:db8::1", "2001:db8::2")]
    public void Of_one_client_are_limited(string first, string again)
    {
        Serve(Connection(first)).IsCompleted.Should().BeFalse();
        Serve(Connection(again)).IsCompleted.Should().BeFalse();

        Serve(Connection(again)).IsCompleted.Should().BeTrue();

        Serve(Connection(Other)).IsCompleted.Should().BeFalse();
    }

    [TestCase(Proxy)]
    [TestCase($"::ffff:{Proxy}")]
    public void Of_a_trusted_proxy_are_limited_by_the_number_of_all_only(string proxy)
    {
        var taken = Enumerable.Range(0, 5).Select(_ => Serve(Connection(proxy))).ToList();

        taken.Should().OnlyContain(each => !each.IsCompleted);
        Serve(Connection(Client)).IsCompleted.Should().BeTrue("there is no room for more");
    }

    [Test]
    public async Task Make_room_for_others_when_they_end()
    {
        var ended = new[] { Serve(Connection(Client)), Serve(Connection(Client)) };
        clock.Pass(ClientConnections.Patience);
        await Task.WhenAll(ended);

        Serve(Connection(Client)).IsCompleted.Should().BeFalse();
        Serve(Connection(Client)).IsCompleted.Should().BeFalse();
        Serve(Connection(Client)).IsCompleted.Should().BeTrue();
    }

    private Task Serve(ConnectionContext connection) =>
        connections.Serve(
            connection,
            each =>
            {
                begun.Add(each.ConnectionId);
                return served.Task;
            }
        );

    private static DefaultConnectionContext Connection(string address)
    {
        var (sent, answered) = (new Pipe(AtOnce), new Pipe(AtOnce));
        return new DefaultConnectionContext(
            address,
            new Duplex(sent.Reader, answered.Writer),
            new Duplex(answered.Reader, sent.Writer)
        )
        {
            RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40_000),
        };
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
