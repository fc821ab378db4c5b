namespace Microsoft.SqlServer.Server;

/// <summary>A type is not one that SQL Server can keep.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message) { }

    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new InvalidUdtException($"'{udtType.FullName}' is an invalid user-defined type: {resourceReason}");
    }
}
