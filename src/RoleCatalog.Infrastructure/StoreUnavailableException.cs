namespace RoleCatalog.Infrastructure;

/// <summary>The store does not answer, or could not do the work in time. Nothing was changed: the same may be tried again.</summary>
public sealed class StoreUnavailableException(Exception cause)
    : Exception("The store does not answer at the moment; nothing was changed.", cause);
