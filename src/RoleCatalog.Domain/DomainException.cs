namespace RoleCatalog.Domain;

/// <summary>What a broken rule is to the caller.</summary>
public enum Fault
{
    /// <summary>The input breaks a rule.</summary>
    Rule,

    /// <summary>The input cannot be what was meant, whatever the rules are.</summary>
    Malformed,

    /// <summary>Something that was named does not exist.</summary>
    NotFound,

    /// <summary>The state of the aggregate, or of another one, does not allow the step.</summary>
    Conflict,

    /// <summary>The aggregate has changed since the caller read it.</summary>
    Stale,
}

/// <summary>One broken rule: a stable code, a sentence for people, and where in the input it was broken (a JSON Pointer).</summary>
public sealed record DomainError(string Code, string Message, string Field = "");

/// <summary>One or more rules are broken; all of them are named at once.</summary>
public class DomainException(Fault fault, IReadOnlyList<DomainError> errors)
    : Exception(string.Join(" ", errors.Select(error => error.Message)))
{
    public DomainException(string code, string message, string field = "")
        : this(Fault.Rule, [new DomainError(code, message, field)]) { }

    public DomainException(Fault fault, string code, string message, string field = "")
        : this(fault, [new DomainError(code, message, field)]) { }

    public Fault Fault { get; } = fault;

    public IReadOnlyList<DomainError> Errors { get; } = errors;

    /// <summary>The steps that the state does allow, when a step was refused for it.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}
