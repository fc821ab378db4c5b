using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Security;

namespace RoleCatalog.UnitTests.Security;

internal sealed class BucketsOfClients
{
    private const int PerSecond = 1_000;

    private readonly MovedClock clock = new();

    [Test]
    public void Let_each_client_have_ten_seconds_worth_at_once()
    {
        using var buckets = Buckets(10);

        buckets.Take("a", 10 * PerSecond).Allows.Should().BeTrue();
        buckets.Take("a", 5 * PerSecond).Allows.Should().BeFalse();
        buckets.Take("b", 10 * PerSecond).Allows.Should().BeTrue("clients do not share");
    }

    [Test]
    public void Say_what_is_left_and_when_they_are_full()
    {
        using var buckets = Buckets(10);

        buckets.Take("a", 2 * PerSecond).Should().Be(new BucketState(true, 8 * PerSecond, TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Are_no_more_than_allowed_whoever_comes()
    {
        using var buckets = Buckets(100);

        for (var client = 0; client < 5_000; client++)
        {
            buckets.Take($"{client}");
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        buckets.Clients.Should().BeLessThanOrEqualTo(100);
    }

    [Test]
    public void Share_one_bucket_among_newcomers_when_all_are_in_use()
    {
        using var buckets = Buckets(2);
        buckets.Take("a", 10 * PerSecond);
        buckets.Take("b", 10 * PerSecond);

        buckets.Take("c", 10 * PerSecond).Allows.Should().BeTrue();
        buckets.Take("d", 5 * PerSecond).Allows.Should().BeFalse("c has emptied what they share");
        buckets.Clients.Should().Be(2);
    }

    [Test]
    public void Keep_what_a_known_client_has_left_when_newcomers_crowd_in()
    {
        using var buckets = Buckets(2);
        buckets.Take("known", 5 * PerSecond);
        buckets.Take("b", 10 * PerSecond);

        for (var client = 0; client < 100; client++)
        {
            buckets.Take($"{client}", PerSecond);
        }

        buckets.Take("known", 5 * PerSecond).Allows.Should().BeTrue();
    }

    [Test]
    public void Drop_those_that_are_full_when_room_is_needed()
    {
        using var buckets = Buckets(2);
        buckets.HasAny("idle");
        buckets.Take("b", 10 * PerSecond);

        buckets.Take("c", 10 * PerSecond);

        buckets.Clients.Should().Be(2);
        buckets.Take("c", 5 * PerSecond).Allows.Should().BeFalse("c has a bucket of its own, and has emptied it");
        buckets.Take("d", 5 * PerSecond).Allows.Should().BeTrue("what newcomers share was not touched");
    }

    [Test]
    public void Are_looked_through_for_full_ones_once_a_second()
    {
        using var buckets = Buckets(1);
        buckets.HasAny("idle");
        buckets.HasAny("b");
        buckets.Take("c", 10 * PerSecond).Allows.Should().BeTrue("b is full, but it is too soon to look again");
        buckets.Take("d", 5 * PerSecond).Allows.Should().BeFalse("c and d share");

        clock.Advance(TimeSpan.FromSeconds(1));

        buckets.Take("d", 10 * PerSecond).Allows.Should().BeTrue("b has made room");
    }

    [TestCase("192.0.2.7", "address:192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "address:192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64")]
    [TestCase("2001:db8:1:2:ffff::1", "address:2001:db8:1:2::/64")]
    [TestCase("2001:db8:1:3::1", "address:2001:db8:1:3::/64")]
    public void Take_a_network_of_IPv6_for_one_client(string address, string client) =>
        ClientAddress.Of(IPAddress.Parse(address)).Should().Be(client);

    private ClientBuckets Buckets(int maxClients) => new("reads", PerSecond, clock, maxClients);

    private sealed class MovedClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += time.Ticks;
    }
}
