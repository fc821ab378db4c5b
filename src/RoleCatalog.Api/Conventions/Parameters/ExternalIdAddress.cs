using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>
/// The end of an address, {scheme}/{value}. The server leaves %2F in the path as it is, so that a value is read from the
/// request line: there a slash of the value and one of the address still differ.
/// </summary>
internal sealed record ExternalIdAddress(ExternalId Value)
    : IBindableFromHttpContext<ExternalIdAddress>,
        IEndpointParameterMetadataProvider
{
    public const string Route = "/by-external-id/{scheme}/{value}";

    public static ValueTask<ExternalIdAddress?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var value = Uri.UnescapeDataString(target.Split('/')[^1]);
        var errors = new ErrorCollector();
        var id = ExternalId.Read((string?)context.Request.RouteValues["scheme"], value, errors);
        return errors.Errors.Count == 0
            ? ValueTask.FromResult<ExternalIdAddress?>(new ExternalIdAddress(id))
            : throw new ProblemException(KnownProblems.InvalidParameters([.. errors.Errors.Select(InAddress)]));
    }

    // The errors name parts of the address by pointers, as they do those of a body.
    private static ProblemError InAddress(DomainError error) =>
        new(ProblemError.Path(error.Field[1..]), error.Code, error.Message);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(Part("scheme", CatalogKey.MaxLength, "The other system: a slug such as ats."));
        builder.Metadata.Add(Part("value", ExternalId.MaxValueLength, "The name there, percent-encoded."));
    }

    private static RequestParameter Part(string name, int maxLength, string description) =>
        new(name, ParameterLocation.Path)
        {
            Required = true,
            Description = description,
            Schema = () => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
        };
}
