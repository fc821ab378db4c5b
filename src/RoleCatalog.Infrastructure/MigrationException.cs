namespace RoleCatalog.Infrastructure;

/// <summary>The schema of the database and the migrations of this program do not fit together.</summary>
public sealed class MigrationException(string message, Exception? cause = null) : Exception(message, cause);
