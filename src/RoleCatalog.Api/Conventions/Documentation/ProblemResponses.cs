using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Conventions.Writes;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>The errors that an endpoint can answer, by what it takes.</summary>
internal static class ProblemResponses
{
    public static void Describe(EndpointBuilder endpoint)
    {
        var declared = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(known => known.StatusCode);
        foreach (var status in StatusesOf(endpoint).Except(declared).Order().ToList())
        {
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }
    }

    private static IEnumerable<int> StatusesOf(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        var contract = metadata.OfType<RequestContract>().Last();
        IEnumerable<int> always = [400, 401, 403, 429, 500, 503];
        IEnumerable<int> ofAddress = contract.In(ParameterLocation.Path).Any() ? [404] : [];
        IEnumerable<int> ofWrites = IsWrite(metadata) ? [409, 422] : [];
        IEnumerable<int> ofBodies = metadata.OfType<IAcceptsMetadata>().Any() ? [413, 415, 422] : [];
        var ofPreconditions = metadata
            .OfType<Precondition>()
            .SelectMany<Precondition, int>(precondition => precondition.IsRequired ? [412, 428] : [412]);
        return always.Concat(ofAddress).Concat(ofWrites).Concat(ofBodies).Concat(ofPreconditions).Distinct();
    }

    private static bool IsWrite(IList<object> metadata) =>
        metadata
            .OfType<HttpMethodMetadata>()
            .Any(methods => methods.HttpMethods.Any(method => WriteLog.IsWrite(method, metadata)));
}
