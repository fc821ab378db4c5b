using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>Reads from the handler of an endpoint what it takes, so that nothing is declared twice.</summary>
internal static class RequestContracts
{
    public static RequestContract Of(EndpointBuilder endpoint)
    {
        var inAddress = ((RouteEndpointBuilder)endpoint)
            .RoutePattern.Parameters.Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var bound = endpoint
            .Metadata.OfType<IParameterBindingMetadata>()
            .Select(parameter => Of(parameter, inAddress))
            .OfType<RequestParameter>();
        var notTaken = endpoint.Metadata.OfType<ParameterNotTaken>().Select(each => each.Name).ToHashSet();
        return new RequestContract([
            .. bound.Where(parameter => !notTaken.Contains(parameter.Name)),
            .. endpoint.Metadata.OfType<RequestParameter>(),
        ]);
    }

    private static RequestParameter? Of(IParameterBindingMetadata parameter, HashSet<string> inAddress)
    {
        var type = parameter.ParameterInfo.ParameterType;
        var attributes = parameter.ParameterInfo.GetCustomAttributes(inherit: true);
        if (parameter.HasBindAsync || attributes.Any(IsAnotherSource))
        {
            return null;
        }

        var fromQuery = attributes.OfType<IFromQueryMetadata>().FirstOrDefault();
        var fromHeader = attributes.OfType<IFromHeaderMetadata>().FirstOrDefault();
        var name = fromQuery?.Name ?? fromHeader?.Name ?? parameter.Name;
        if (fromHeader is null && fromQuery is null && !parameter.HasTryParse && !type.IsArray)
        {
            return null;
        }

        return new RequestParameter(NameOnTheWire(name, fromHeader), PlaceOf(name, fromHeader, inAddress))
        {
            Many = ParameterTypes.IsMany(type),
            Required = !parameter.IsOptional && !type.IsArray,
            Fault = ParameterTypes.FaultOf(type),
            Words = ParameterTypes.WordsOf(ParameterTypes.ValueTypeOf(type)),
        };
    }

    // Members of [AsParameters] records begin with a capital; the framework binds them whatever the case.
    private static string NameOnTheWire(string name, IFromHeaderMetadata? fromHeader) =>
        fromHeader is null ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name) : name;

    private static ParameterLocation PlaceOf(string name, IFromHeaderMetadata? fromHeader, HashSet<string> inAddress) =>
        fromHeader is not null ? ParameterLocation.Header
        : inAddress.Contains(name) ? ParameterLocation.Path
        : ParameterLocation.Query;

    private static bool IsAnotherSource(object attribute) =>
        attribute is IFromBodyMetadata or IFromServiceMetadata or IFromFormMetadata or FromKeyedServicesAttribute;
}
