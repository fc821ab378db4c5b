using System.Reflection;
using System.Reflection.Emit;

namespace RoleCatalog.UnitTests.Architecture;

/// <summary>What the compiled code of types holds.</summary>
internal static class Il
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));

    /// <summary>The string literals in the code of a type; constants of others are literals in it too.</summary>
    public static IEnumerable<string> Strings(Type type) => Methods(type).SelectMany(Strings);

    public static IEnumerable<string> Strings(MethodBase method) =>
        from token in Tokens(method, OperandType.InlineString)
        select method.Module.ResolveString(token);

    /// <summary>The methods that the code of a type calls.</summary>
    public static IEnumerable<MethodBase> Calls(Type type) =>
        from method in Methods(type)
        from token in Tokens(method, OperandType.InlineMethod)
        select method.Module.ResolveMethod(
            token,
            type.IsGenericType ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        )!;

    public static IEnumerable<string> Constants(Type type) => NamedConstants(type).Select(constant => constant.Value);

    public static IEnumerable<(string Name, string Value)> NamedConstants(Type type) =>
        type.GetFields(Declared)
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (field.Name, (string)field.GetRawConstantValue()!));

    private static IEnumerable<int> Tokens(MethodBase method, OperandType wanted)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; )
        {
            var isLong = code[at] == 0xFE;
            var operation = OpCodesByValue[isLong ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += isLong ? 2 : 1;
            if (operation.OperandType == wanted)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += Size(operation.OperandType, code, at);
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
            _ => 4,
        };
}
