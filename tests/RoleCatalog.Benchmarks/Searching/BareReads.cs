using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>The reference of reads by id, in a process of its own: Kestrel, tokens checked, a pooled connection, and the row as it is.</summary>
internal static class BareReads
{
    public const string Verb = "bare-reads";

    private const string Select = """
        SELECT public_state
        FROM job_postings
        WHERE id = @id
        """;

    public static async Task<int> Serve(string file, string authority)
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
        var connectionString = $"Data Source={file};Mode=ReadOnly;Pooling=True";
        app.MapGet("/v1/job-postings/{id}", (string id, HttpContext context) => Read(connectionString, id, context))
            .RequireAuthorization();
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Read(string connectionString, string id, HttpContext context)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(context.RequestAborted);
        await using var command = connection.CreateCommand();
        command.CommandText = Select;
        command.Parameters.AddWithValue("@id", id);
        if (await command.ExecuteScalarAsync(context.RequestAborted) is not string state)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(state, context.RequestAborted);
    }
}
