using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>What goes out first to whoever listens there.</summary>
internal sealed class ConnectingToABroker
{
    private const byte TlsHandshake = 22;

    [Test]
    public async Task Begins_with_TLS_on_any_port_when_the_address_says_so() =>
        (await FirstBytes("amqps"))[0].Should().Be(TlsHandshake);

    [Test]
    public async Task Begins_with_AMQP_when_it_does_not() =>
        (await FirstBytes("amqp")).Should().StartWith("AMQP"u8.ToArray());

    private static async Task<byte[]> FirstBytes(string scheme)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var enough = new CancellationTokenSource();
        var transport = new RabbitMqTransport(
            new BrokerOptions { Transport = BrokerOptions.RabbitMq, Uri = $"{scheme}://guest:guest@127.0.0.1:{port}/" }
        );
        var opening = transport.Open(() => { }, enough.Token);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var client = await listener.AcceptSocketAsync(deadline.Token);
        var bytes = new byte[8];
        var read = await client.ReceiveAsync(bytes, deadline.Token);

        await enough.CancelAsync();
        client.Close();
        await opening.Awaiting(each => each).Should().ThrowAsync<Exception>();
        return bytes[..read];
    }
}
