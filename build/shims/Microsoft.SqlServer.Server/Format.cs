namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is serialized.</summary>
public enum Format
{
    Unknown = 0,

    /// <summary>By SQL Server, field by field.</summary>
    Native = 1,

    /// <summary>By the type itself, with <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}
