using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleCatalog.Contracts;

/// <summary>
/// One committed public change, in the structured JSON form of CloudEvents 1.0. Delivered at least once: the
/// <see cref="Id"/> is the same on every try.
/// </summary>
public sealed record CatalogEvent
{
    /// <summary>The media type of the envelope.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>Always <c>1.0</c>.</summary>
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";

    /// <summary>The id of the change: UUID version 7.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Which catalogue: <c>/rolecatalog</c> unless configured.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>What happened: <c>rolecatalog.job-posting.published.v1</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>To what: <c>job-postings/{id}</c>.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>When the change was appended to the log. RFC 3339, UTC; never before its predecessor's.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Always <c>application/json</c>.</summary>
    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init; } = "application/json";

    /// <summary>Where the JSON Schema of <see cref="Data"/> is: an absolute URL.</summary>
    [JsonPropertyName("dataschema")]
    public string? DataSchema { get; init; }

    /// <summary>The id of the change log; new when a database is created or restored.</summary>
    [JsonPropertyName("logid")]
    public required string LogId { get; init; }

    /// <summary>The position in the log, zero-padded to 19 digits so that it sorts as text. Rises, with holes.</summary>
    [JsonPropertyName("sequence")]
    public required string Sequence { get; init; }

    /// <summary>The entity's version. Rises, with holes: keep the highest, drop the rest.</summary>
    [JsonPropertyName("entityversion")]
    public required int EntityVersion { get; init; }

    /// <summary>W3C trace context of the request that caused the change.</summary>
    [JsonPropertyName("traceparent")]
    public string? TraceParent { get; init; }

    /// <summary>W3C trace state of that request.</summary>
    [JsonPropertyName("tracestate")]
    public string? TraceState { get; init; }

    /// <summary>
    /// For whom the change was made: an opaque subject id, never a name or an address, at most 200 characters. Absent when
    /// the catalogue acted by itself, and over HTTP for readers without the scope catalog.admin.
    /// </summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; init; }

    /// <summary>What the request belongs to: the caller's word for it, else the id of its trace. Absent when the catalogue acted by itself.</summary>
    [JsonPropertyName("correlationid")]
    public string? CorrelationId { get; init; }

    /// <summary>What changed, and the full state after.</summary>
    [JsonPropertyName("data")]
    public required CatalogEventData Data { get; init; }
}

/// <summary>What an event carries.</summary>
public sealed record CatalogEventData
{
    /// <summary>The status before the change, when it changed.</summary>
    [JsonPropertyName("statusBefore")]
    public string? StatusBefore { get; init; }

    /// <summary>JSON Pointers into <see cref="State"/> of what is not as it was before.</summary>
    [JsonPropertyName("changedFields")]
    public required IReadOnlyList<string> ChangedFields { get; init; }

    /// <summary>The full state after the change: a skill, skill profile or job posting, by the type of the event.</summary>
    [JsonPropertyName("state")]
    [JsonConverter(typeof(RawJsonConverter))]
    public required JsonElement State { get; init; }
}
