namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>A row would refer to one that is not there.</summary>
internal sealed class BrokenReferenceException(Exception cause)
    : Exception("A row refers to one that is not there, or would be.", cause);
