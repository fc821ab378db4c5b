using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

/// <summary>The parameters "after", "limit" and "wait" of the feed.</summary>
internal sealed record ChangePageRequest(string? After, int Limit, TimeSpan Wait)
    : IBindableFromHttpContext<ChangePageRequest>,
        IEndpointParameterMetadataProvider
{
    public const string AfterName = "after";
    public const int MostWait = 30;

    private const string LimitName = "limit";
    private const string WaitName = "wait";

    // What is wrong with a value was told before.
    public static ValueTask<ChangePageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        return ValueTask.FromResult<ChangePageRequest?>(
            new ChangePageRequest(
                query[AfterName],
                Number(query[LimitName]) ?? ReadChanges.DefaultLimit,
                TimeSpan.FromSeconds(Number(query[WaitName]) ?? 0)
            )
        );
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(AfterName, ParameterLocation.Query)
            {
                Description =
                    "nextCursor of the page before, or the cursor of an event. Without it the log is read from its beginning.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
        builder.Metadata.Add(
            Whole(LimitName, 1, ReadChanges.MaxLimit, ReadChanges.DefaultLimit, "How many changes a page has at most.")
        );
        builder.Metadata.Add(
            Whole(
                WaitName,
                0,
                MostWait,
                0,
                "For how many seconds an empty page at the end of the log waits for what comes; it is answered at once then."
            )
        );
    }

    private static RequestParameter Whole(string name, int least, int most, int usual, string description) =>
        new(name, ParameterLocation.Query)
        {
            Fault = text =>
                Number(text) is { } number && number >= least && number <= most
                    ? null
                    : $"a whole number from {least} to {most}",
            Description = description,
            Schema = () =>
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = least.ToString(CultureInfo.InvariantCulture),
                    Maximum = most.ToString(CultureInfo.InvariantCulture),
                    Default = usual,
                },
        };

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
