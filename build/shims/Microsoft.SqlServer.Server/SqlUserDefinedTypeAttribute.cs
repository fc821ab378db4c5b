namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as one that a column of SQL Server may have.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format => format;

    /// <summary>The largest size of an instance in bytes, -1 for one without a limit.</summary>
    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    /// <summary>Whether instances are ordered as their bytes are.</summary>
    public bool IsByteOrdered { get; set; }

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
