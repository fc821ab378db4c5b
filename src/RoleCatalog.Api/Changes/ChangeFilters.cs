using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

/// <summary>The parameters "types", "subject" and "since" of the feed and the stream.</summary>
internal sealed record ChangeFilters(ChangeSelection Selection)
    : IBindableFromHttpContext<ChangeFilters>,
        IEndpointParameterMetadataProvider
{
    public const string TypesName = "types";
    public const string SubjectName = "subject";
    public const string SinceName = "since";

    // What is wrong with a value was told before.
    public static ValueTask<ChangeFilters?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        var selection = new ChangeSelection
        {
            Types = query.TryGetValue(TypesName, out var patterns) ? TypesOf(patterns) : null,
            Subject = ChangeSubject.TryParse(query[SubjectName].ToString(), out var subject) ? subject : null,
            Since = Rfc3339.TryParse(query[SinceName], out var since) ? since : null,
        };
        return ValueTask.FromResult<ChangeFilters?>(new ChangeFilters(selection));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(TypesName, ParameterLocation.Query)
            {
                Many = true,
                Fault = FaultOfTypes,
                Description =
                    "Types of events, or patterns of them in which * stands for any characters (rolecatalog.job-posting.*, *.published.*); several with commas between, or repeated.",
                Schema = () => Text("rolecatalog.job-posting.*"),
            }
        );
        builder.Metadata.Add(
            new RequestParameter(SubjectName, ParameterLocation.Query)
            {
                Fault = text => ChangeSubject.TryParse(text, out _) ? null : SubjectExpectation,
                Description = "One entity, as the subject of its events.",
                Schema = () => Text("job-postings/019ab2c4-5d3e-7f10-8a2b-3c4d5e6f7a8b"),
            }
        );
        builder.Metadata.Add(
            new RequestParameter(SinceName, ParameterLocation.Query)
            {
                Fault = text =>
                    Rfc3339.TryParse(text, out _) ? null : "a time with offset such as 2026-11-22T08:00:00Z",
                Description =
                    "Begins with the first change that was appended then or later. With a cursor too, the later of both counts.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            }
        );
    }

    private static string SubjectExpectation { get; } =
        $"{string.Join(", ", ChangeSubject.Kinds)}: one of these, a slash and a UUID, as the subject of an event";

    private static HashSet<string> TypesOf(StringValues values) =>
        values.SelectMany(Patterns).SelectMany(EventTypePattern.Matches).ToHashSet(StringComparer.Ordinal);

    private static string[] Patterns(string? value) => (value ?? "").Split(',', StringSplitOptions.TrimEntries);

    private static string? FaultOfTypes(string value)
    {
        var unknown = Patterns(value).Where(pattern => !EventTypePattern.Matches(pattern).Any()).ToList();
        return unknown.Count == 0
            ? null
            : $"types of events or patterns of them ({string.Join(", ", unknown.Select(each => $"'{each}'"))} is none); known are {string.Join(", ", EventTypePattern.Known)}";
    }

    private static OpenApiSchema Text(string example) => new() { Type = JsonSchemaType.String, Examples = [example] };
}
