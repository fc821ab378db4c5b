using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>Says of each operation which scope its token needs.</summary>
internal static class SecurityDocs
{
    private const string Scheme = "bearer";

    public static void Describe(OpenApiDocument document)
    {
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description =
                $"An access token of the issuer that this service is set to, with the scopes that an operation names: {string.Join(", ", Scopes.All)}.",
        };
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy is not { } policy)
        {
            return Task.CompletedTask;
        }

        var isPublic = policy == Access.PublicReading;
        var bearer = new OpenApiSecuritySchemeReference(Scheme, context.Document);
        operation.Security = [new OpenApiSecurityRequirement { [bearer] = [isPublic ? Scopes.Read : policy] }];
        if (isPublic)
        {
            // Without a token where the service allows it.
            operation.Security.Insert(0, new OpenApiSecurityRequirement());
        }

        return Task.CompletedTask;
    }
}
