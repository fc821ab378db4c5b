using System.Globalization;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Api.Conventions.Writes;

/// <summary>Tells a writer the position of its change, which it can give a read as minPosition.</summary>
internal static class CatalogPosition
{
    public const string Header = "Catalog-Position";

    public static ResponseHeader Described(int status) =>
        new(Header, "The position of the change in the change log, for minPosition of a read.", status);

    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var unitOfWork = context.HttpContext.RequestServices.GetRequiredService<IUnitOfWork>();
        if (unitOfWork.Position is { } position)
        {
            context.HttpContext.Response.Headers[Header] = position.ToString(CultureInfo.InvariantCulture);
        }

        return result;
    }
}
