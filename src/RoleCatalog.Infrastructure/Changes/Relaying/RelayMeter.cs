using System.Diagnostics.Metrics;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>What the relay counts.</summary>
internal sealed class RelayMeter : IDisposable
{
    public const string MeterName = "RoleCatalog.Relay";

    private readonly Meter meter;
    private readonly Counter<long> delivered;
    private readonly Counter<long> returned;
    private readonly Counter<long> refused;
    private readonly Counter<long> held;
    private readonly Counter<long> replayed;

    public RelayMeter(IMeterFactory meters)
    {
        meter = meters.Create(MeterName);
        delivered = meter.CreateCounter<long>(
            "rolecatalog.relay.delivered",
            description: "Events that the broker has confirmed."
        );
        returned = meter.CreateCounter<long>(
            "rolecatalog.relay.returned",
            description: "Events that the broker has confirmed and that no queue asked for."
        );
        refused = meter.CreateCounter<long>(
            "rolecatalog.relay.refused",
            description: "Times that the broker did not take an event, for a queue was full; it was tried again."
        );
        held = meter.CreateCounter<long>(
            "rolecatalog.relay.held",
            description: "Changes that were held because the broker will not take them."
        );
        replayed = meter.CreateCounter<long>(
            "rolecatalog.replay.sent",
            description: "Events of replays that the broker has confirmed."
        );
    }

    public void Replayed() => replayed.Add(1);

    public void Delivered(Fate fate)
    {
        delivered.Add(1);
        if (fate == Fate.Unrouted)
        {
            returned.Add(1);
        }
    }

    public void Refused() => refused.Add(1);

    public void Held() => held.Add(1);

    public void Dispose() => meter.Dispose();
}
