using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Clients that connect and say nothing. All of 127.0.0.0/8 is this machine, so that one test can be several of them.</summary>
internal sealed class HoldingConnections : LimitedCatalog
{
    private static readonly IPAddress Attacker = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress Neighbour = IPAddress.Parse("127.0.0.2");

    private readonly List<Socket> silent = [];

    [TearDown]
    public void LetGo() => silent.ForEach(socket => socket.Dispose());

    [Test]
    public async Task Keeps_nobody_out_who_comes_from_elsewhere()
    {
        await Start();
        await Connect(Attacker, count: 2_050);

        for (var visit = 0; visit < 3; visit++)
        {
            using var client = ClientAt(Neighbour);
            (await StatusOf(Get(client, "/health/live"))).Should().Be(HttpStatusCode.OK);
        }

        Catalog
            .Logs.Lines.Count(line => line.Contains("A connection from 127.0.0.1 was refused"))
            .Should()
            .BeInRange(1, 300, "a flood must not fill the log");
    }

    [Test]
    public async Task Is_no_matter_of_the_clients_of_a_trusted_proxy()
    {
        await Start("--Limits:ConnectionsPerAddress=3", $"--Proxies:Known:0={Attacker}");
        await Connect(Attacker, count: 20);

        using var client = ClientAt(Attacker);

        (await StatusOf(Get(client, "/health/live"))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Has_a_limit_for_all_together()
    {
        await Start("--Limits:Connections=3");
        await Connect(Attacker, count: 3);
        using var client = ClientAt(Neighbour);

        var asking = () => Get(client, "/health/live");

        await asking.Should().ThrowAsync<HttpRequestException>();
    }

    [Test]
    public async Task Between_two_requests_is_over_soon()
    {
        await Start();

        var limits = Catalog.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.KeepAliveTimeout.Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    private async Task Connect(IPAddress from, int count)
    {
        for (var each = 0; each < count; each++)
        {
            silent.Add(await Connected(from));
        }
    }

    private async Task<Socket> Connected(IPAddress from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(IPAddress.Loopback, Catalog.Client.BaseAddress!.Port);
        return socket;
    }

    private HttpClient ClientAt(IPAddress address) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, _) => new NetworkStream(await Connected(address), ownsSocket: true),
            }
        )
        {
            BaseAddress = Catalog.Client.BaseAddress,
        };
}
