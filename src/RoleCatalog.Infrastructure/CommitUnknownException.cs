namespace RoleCatalog.Infrastructure;

/// <summary>The commit failed on its way: nobody knows whether the work is kept. Look before trying again.</summary>
public sealed class CommitUnknownException(Exception cause)
    : Exception("The store could not confirm the commit, so its outcome is unknown.", cause);
