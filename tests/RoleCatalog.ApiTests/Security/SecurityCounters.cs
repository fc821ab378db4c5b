using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Api.Security;

namespace RoleCatalog.ApiTests.Security;

/// <summary>What one service counts of who was not let in, from now on.</summary>
internal sealed class SecurityCounters : IDisposable
{
    private readonly MeterListener listener;

    public SecurityCounters(RunningCatalog catalog)
    {
        var ofThisService = catalog.Services.GetRequiredService<IMeterFactory>();
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Meter.Name == SecurityAudit.MeterName && instrument.Meter.Scope == ofThisService)
                {
                    each.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, by, tags, _) => Counted.Enqueue($"{instrument.Name} {tags[0].Key}={tags[0].Value} +{by}")
        );
        listener.Start();
    }

    public ConcurrentQueue<string> Counted { get; } = new();

    public void Dispose() => listener.Dispose();
}
