namespace RoleCatalog.Application;

/// <summary>Who a unit of work is done for.</summary>
/// <param name="Subject">An opaque name, never of a person; null when the service acts by itself.</param>
/// <param name="Client">The program that the subject uses.</param>
/// <param name="CorrelationId">What the request belongs to.</param>
public sealed record Caller(string? Subject, string? Client, string? CorrelationId)
{
    public static readonly Caller Service = new(null, null, null);
}

/// <summary>The caller of a scope; the service itself until it is said.</summary>
public sealed class CurrentCaller
{
    public Caller Caller { get; private set; } = Caller.Service;

    public void Is(Caller caller) => Caller = caller;
}
