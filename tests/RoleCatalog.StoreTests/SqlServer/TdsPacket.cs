using System.Buffers.Binary;
using System.Text;

namespace RoleCatalog.StoreTests.SqlServer;

/// <summary>The bytes of MS-TDS 7.4 that <see cref="TdsServer"/> says and understands.</summary>
internal static class TdsPacket
{
    public const byte Batch = 0x01;
    public const byte Call = 0x03;
    public const byte Attention = 0x06;
    public const byte Login = 0x10;
    public const byte PreLogin = 0x12;

    private static byte[] Collation => [0x09, 0x04, 0xD0, 0x00, 0x34];

    /// <summary>RETURNSTATUS 0 and DONEPROC, as a procedure ends.</summary>
    public static byte[] DoneCall { get; } = [0x79, 0, 0, 0, 0, 0xFE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>DONE: final, no count.</summary>
    public static byte[] Done { get; } = [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>DONE: what was asked for is given up.</summary>
    public static byte[] Attended { get; } = [0xFD, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Version 16 at offset 11, encryption at 17: not supported.</summary>
    public static byte[] NoEncryption { get; } = [0x00, 0, 11, 0, 6, 0x01, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 0x02];

    public static byte[] LoggedIn { get; } =
    [
        .. Token(0xAD, [1, 0x74, 0, 0, 4, .. Text8("Test"), 16, 0, 0, 0]),
        .. Token(0xE3, [1, .. Text8("catalog"), .. Text8("master")]),
        .. Token(0xE3, [7, 5, .. Collation, 0]),
        .. Done,
    ];

    public static byte[] Error(int number, byte severity, string message) =>
        Token(0xAA, [.. Int32(number), 1, severity, .. Text16(message), .. Text8("test"), .. Text8(""), .. Int32(1)]);

    /// <summary>Each column is what its first value is: INT, BIGINT, or else NVARCHAR.</summary>
    public static byte[] Result(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        return
        [
            0x81,
            .. Int16(columns.Count),
            .. columns.SelectMany((name, at) => Column(name, rows.Count > 0 ? rows[0][at] : null)),
            .. rows.SelectMany(row => (byte[])[0xD1, .. row.SelectMany(Value)]),
        ];
    }

    /// <summary>A packet of the server, with all of the message.</summary>
    public static byte[] Reply(byte[] body)
    {
        var packet = new byte[8 + body.Length];
        (packet[0], packet[1]) = (0x04, 0x01);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        body.CopyTo(packet, 8);
        return packet;
    }

    /// <summary>Behind the headers, whose length stands first.</summary>
    public static string TextOfBatch(byte[] body) =>
        Encoding.Unicode.GetString(body, Headers(body), body.Length - Headers(body));

    /// <summary>The statement of a call to sp_executesql: its first parameter, an NVARCHAR.</summary>
    public static string TextOfCall(byte[] body)
    {
        // Headers, 0xFFFF and the number of the procedure, options; then name length, flags, type, size, collation, length.
        var at = Headers(body) + 6;
        at += 1 + 2 * body[at] + 1;
        return BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(at + 1)) == ushort.MaxValue
            ? Chunks(body, at + 8)
            : Encoding.Unicode.GetString(body, at + 10, BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(at + 8)));
    }

    private static int Headers(byte[] body) => BinaryPrimitives.ReadInt32LittleEndian(body);

    private static string Chunks(byte[] body, int at)
    {
        using var text = new MemoryStream();
        for (at += 8; BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at)) is > 0 and var length; at += length)
        {
            at += 4;
            text.Write(body, at, length);
        }

        return Encoding.Unicode.GetString(text.ToArray());
    }

    private static byte[] Column(string name, object? value) =>
        value switch
        {
            int => [0, 0, 0, 0, 1, 0, 0x26, 4, .. Text8(name)],
            long => [0, 0, 0, 0, 1, 0, 0x26, 8, .. Text8(name)],
            _ => [0, 0, 0, 0, 1, 0, 0xE7, .. Int16(8000), .. Collation, .. Text8(name)],
        };

    private static byte[] Value(object? value) =>
        value switch
        {
            null => [0xFF, 0xFF],
            int number => [4, .. BitConverter.GetBytes(number)],
            long number => [8, .. BitConverter.GetBytes(number)],
            _ => Text(Encoding.Unicode.GetBytes($"{value}")),
        };

    private static byte[] Text(byte[] text) => [.. Int16(text.Length), .. text];

    private static byte[] Token(byte type, byte[] body) => [type, .. Int16(body.Length), .. body];

    private static byte[] Text8(string text) => [(byte)text.Length, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Text16(string text) => [.. Int16(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Int16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Int32(int value) => BitConverter.GetBytes(value);
}
