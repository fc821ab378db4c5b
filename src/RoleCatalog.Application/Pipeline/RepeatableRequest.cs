namespace RoleCatalog.Application.Pipeline;

/// <summary>A request that its caller may send again and that has its effect once. One a scope; without a key it is like any other.</summary>
public sealed class RepeatableRequest
{
    private IdempotencyKey? key;
    private bool isTaken;

    public void Is(IdempotencyKey given) => key = given;

    /// <summary>The key, for the unit of work that is the effect; null when there is none.</summary>
    public IdempotencyKey? Take()
    {
        // A second effect would be answered with what was kept of the first.
        if (isTaken && key is not null)
        {
            throw new InvalidOperationException("A request with an idempotency key has one effect.");
        }

        isTaken = true;
        return key;
    }
}

/// <summary>The caller's name for a request, and a hash of all that it says.</summary>
public sealed record IdempotencyKey(string Value, string RequestHash);
