using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>The reference, in a process of its own: Kestrel, tokens checked, and one statement whose rows are written out by hand.</summary>
internal static class BareFeed
{
    private const string Select = """
        SELECT position, id, type, entity_kind, entity_id, entity_version, time, trace_parent, trace_state, actor,
            correlation_id, status_before, changed_fields, state
        FROM changes
        WHERE is_public = 1
          AND position > @after
        ORDER BY position
        LIMIT @limit
        """;

    public static async Task<int> Serve(string connectionString, string authority)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(bearer =>
                (bearer.Authority, bearer.Audience, bearer.RequireHttpsMetadata) = (authority, Issuer.Audience, false)
            );
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        await using var connection = new SqliteConnection($"{connectionString};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Select;
        command.Parameters.Add(new SqliteParameter("@after", SqliteType.Integer));
        command.Parameters.Add(new SqliteParameter("@limit", SqliteType.Integer));
        var (logId, end) = End(connection);
        app.MapGet(
                "/v1/changes",
                async (int limit, string? after, HttpContext context) =>
                {
                    (command.Parameters[0].Value, command.Parameters[1].Value) = (PositionOf(after), limit);
                    context.Response.ContentType = "application/json; charset=utf-8";
                    await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
                    using var rows = command.ExecuteReader();
                    Write(writer, rows, logId, end);
                }
            )
            .RequireAuthorization();
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Write(Utf8JsonWriter writer, SqliteDataReader rows, string logId, long end)
    {
        var last = end;
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        while (rows.Read())
        {
            last = rows.GetInt64(0);
            Write(writer, rows, logId);
        }

        writer.WriteEndArray();
        writer.WriteString("nextCursor", Cursor(logId, last));
        writer.WriteBoolean("more", last < end);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SqliteDataReader row, string logId)
    {
        writer.WriteStartObject();
        writer.WriteString("specversion", "1.0");
        writer.WriteString("id", row.GetString(1));
        writer.WriteString("source", "/rolecatalog");
        writer.WriteString("type", $"rolecatalog.{row.GetString(2)}.v1");
        writer.WriteString("subject", $"{row.GetString(3)}/{row.GetString(4)}");
        writer.WriteString(
            "time",
            DateTimeOffset
                .FromUnixTimeMilliseconds(row.GetInt64(6))
                .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        );
        writer.WriteString("datacontenttype", "application/json");
        writer.WriteString("dataschema", $"http://localhost:5080/schemas/rolecatalog.{row.GetString(2)}.v1.json");
        writer.WriteString("logid", logId);
        writer.WriteString("sequence", row.GetInt64(0).ToString("D19", CultureInfo.InvariantCulture));
        writer.WriteNumber("entityversion", row.GetInt32(5));
        Optional("traceparent", 7);
        Optional("tracestate", 8);
        Optional("actor", 9);
        Optional("correlationid", 10);
        writer.WriteStartObject("data");
        Optional("statusBefore", 11);
        writer.WritePropertyName("changedFields");
        writer.WriteRawValue(row.GetString(12), skipInputValidation: true);
        writer.WritePropertyName("state");
        writer.WriteRawValue(row.GetString(13), skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteEndObject();

        void Optional(string name, int column)
        {
            if (!row.IsDBNull(column))
            {
                writer.WriteString(name, row.GetString(column));
            }
        }
    }

    private static (string LogId, long Position) End(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT log_id, position FROM change_log";
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetString(0), row.GetInt64(1));
    }

    private static string Cursor(string logId, long position) =>
        System.Buffers.Text.Base64Url.EncodeToString(
            System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{logId}.{position}"))
        );

    private static long PositionOf(string? cursor) =>
        cursor is null
            ? 0
            : long.Parse(
                System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)).Split('.')[
                    1
                ],
                CultureInfo.InvariantCulture
            );
}
