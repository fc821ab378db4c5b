using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Api.Conventions.Writes;

/// <summary>Lets a caller repeat a POST that makes something: under the same key it is made once, and answered the same.</summary>
internal static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 200;

    private static readonly RequestParameter Parameter = new(Header, ParameterLocation.Header)
    {
        Description =
            "A name that the caller gives to this request, such as a UUID. Sent again with it within 24 hours, the request is "
            + "answered as the first time, and nothing is made twice; another request under it is refused (422).",
        Fault = key => IsKey(key) ? null : $"1 to {MaxLength} visible ASCII characters",
        Schema = () =>
            new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 1,
                MaxLength = MaxLength,
                Pattern = "^[!-~]+$",
            },
    };

    /// <summary>Every POST that can answer 201 takes a key.</summary>
    public static void Describe(EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [];
        var statuses = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(known => known.StatusCode);
        if (methods.Contains(HttpMethods.Post) && statuses.Contains(StatusCodes.Status201Created))
        {
            endpoint.Metadata.Add(Parameter);
        }
    }

    public static void UseIdempotencyKeys(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.Request.Headers[Header] is [{ } key]
                    && context.GetEndpoint()?.Metadata.GetMetadata<RequestContract>() is { } contract
                )
                {
                    await Take(context, key, contract);
                }

                await next(context);
            }
        );

    private static async Task Take(HttpContext context, string key, RequestContract contract)
    {
        if (contract.Parameters.Contains(Parameter))
        {
            var request = context.RequestServices.GetRequiredService<RepeatableRequest>();
            request.Is(new IdempotencyKey(key, await Hash(context.Request)));
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            throw new ProblemException(KnownProblems.InvalidParameters([Unused]));
        }
    }

    // Whoever sends a key relies on it: a silent one would be found out when an answer is lost.
    private static ProblemError Unused { get; } =
        new(
            ProblemError.Header(Header),
            "parameter-unknown",
            "This makes nothing, so that no key is taken: with If-Match it is done once, and sent again it changes nothing."
        );

    private static bool IsKey(string key) =>
        key.Length is >= 1 and <= MaxLength && key.All(letter => letter is > ' ' and <= '~');

    private static async Task<string> Hash(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        request.Body = body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.GetEncodedPathAndQuery()}\n"));
        hash.AppendData(body.GetBuffer(), 0, (int)body.Length);
        body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
