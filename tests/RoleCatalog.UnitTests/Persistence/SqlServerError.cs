using System.Reflection;
using Microsoft.Data.SqlClient;

namespace RoleCatalog.UnitTests.Persistence;

/// <summary>Errors as SqlClient throws them, which it makes by itself only.</summary>
internal static class SqlServerError
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Of(int number, string message)
    {
        const byte state = 1;
        const byte severity = 14;
        var error = Make<SqlError>(number, state, severity, "server", message, "", 1, null);
        var errors = Make<SqlErrorCollection>();
        Call(typeof(SqlErrorCollection), "Add", errors, error);
        return (SqlException)Call(typeof(SqlException), "CreateException", target: null, errors, "15.0.0")!;
    }

    private static T Make<T>(params object?[] arguments) =>
        (T)Activator.CreateInstance(typeof(T), Hidden, binder: null, arguments, culture: null)!;

    private static object? Call(Type type, string method, object? target, params object?[] arguments) =>
        type.GetMethod(method, Hidden, [.. arguments.Select(argument => argument!.GetType())])!
            .Invoke(target, arguments);
}
