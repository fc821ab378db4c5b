using System.Diagnostics;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>An event on its way.</summary>
/// <param name="change">The event, and its place in the log.</param>
/// <param name="wasHeld">It comes from the table of held changes, and the cursor is past it.</param>
internal sealed class Shipment(PositionedEvent change, bool wasHeld)
{
    private long sentAt;

    public CatalogEvent Event => change.Event;

    public long Position => change.Position;

    public string Subject => change.Event.Subject;

    public bool WasHeld => wasHeld;

    public Stage Stage { get; private set; }

    /// <summary>A connection broke over something that was in flight with it: it is sent alone.</summary>
    public bool IsSuspect { get; private set; }

    /// <summary>Why the broker does not take it; null also when it is held behind another of its entity.</summary>
    public string? Refusal { get; private set; }

    public TimeSpan Underway => Stopwatch.GetElapsedTime(sentAt);

    public bool IsSettled => Stage is Stage.Confirmed or Stage.Held;

    public void Send() => (Stage, sentAt) = (Stage.Sent, Stopwatch.GetTimestamp());

    public void Confirm() => Stage = Stage.Confirmed;

    public void Return() => Stage = Stage.Waiting;

    public void Suspect() => IsSuspect = true;

    public void Hold(string? refusal) => (Stage, Refusal) = (Stage.Held, refusal);
}

internal enum Stage
{
    Waiting,
    Sent,
    Confirmed,
    Held,
}
