using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Paging;

/// <summary>The parameters "limit" and "cursor" of a list.</summary>
internal sealed record PageRequest(int Limit, string? Cursor)
    : IBindableFromHttpContext<PageRequest>,
        IEndpointParameterMetadataProvider
{
    private const string LimitName = "limit";
    private const string CursorName = "cursor";

    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        var limit =
            query.TryGetValue(LimitName, out var text) && TryParseLimit(text, out var given) ? given : Page.DefaultSize;
        return ValueTask.FromResult<PageRequest?>(new PageRequest(limit, query[CursorName]));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new RequestParameter(LimitName, ParameterLocation.Query)
            {
                Fault = text => TryParseLimit(text, out _) ? null : $"a whole number from 1 to {Page.MaxSize}",
                Description = "How many entities a page has at most.",
                Schema = () =>
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer,
                        Minimum = "1",
                        Maximum = Page.MaxSize.ToString(CultureInfo.InvariantCulture),
                        Default = Page.DefaultSize,
                    },
            }
        );
        builder.Metadata.Add(
            new RequestParameter(CursorName, ParameterLocation.Query)
            {
                Description =
                    "nextCursor of the page before, with the same filters. Without it the first page is given.",
                Schema = () =>
                    new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Application.Paging.Cursor.MaxLength },
            }
        );
    }

    private static bool TryParseLimit(string? text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
        && limit is >= 1 and <= Page.MaxSize;
}
