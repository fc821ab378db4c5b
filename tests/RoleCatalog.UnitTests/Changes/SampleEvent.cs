using System.Globalization;
using System.Text.Json;
using RoleCatalog.Contracts;

namespace RoleCatalog.UnitTests.Changes;

/// <summary>Events as consumers get them.</summary>
internal static class SampleEvent
{
    public static CatalogEvent Of(
        string type = "rolecatalog.job-posting.published.v1",
        string subject = "job-postings/01933f6e-0001-7000-8000-000000000001",
        int version = 1,
        string log = "log-a",
        string state = "{}"
    ) =>
        new()
        {
            Id = "01933f6e-4242-7000-8000-000000000042",
            Source = "/rolecatalog",
            Type = type,
            Subject = subject,
            Time = DateTimeOffset.Parse("2026-11-20T08:15:00.123Z", CultureInfo.InvariantCulture),
            LogId = log,
            Sequence = "0000000000000000042",
            EntityVersion = version,
            Data = new CatalogEventData { ChangedFields = ["/title"], State = JsonDocument.Parse(state).RootElement },
        };
}
