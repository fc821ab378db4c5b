using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RoleCatalog.Application;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>How the API reads and writes JSON.</summary>
internal static class CatalogJson
{
    public const int MaxDepth = 32;

    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        var strict = JsonSerializerOptions.Strict;
        options.AllowDuplicateProperties = strict.AllowDuplicateProperties;
        options.UnmappedMemberHandling = strict.UnmappedMemberHandling;
        options.PropertyNameCaseInsensitive = strict.PropertyNameCaseInsensitive;
        options.RespectNullableAnnotations = strict.RespectNullableAnnotations;
        options.RespectRequiredConstructorParameters = strict.RespectRequiredConstructorParameters;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = ReadableJsonEncoder.Instance;
        options.Converters.Add(new KebabCaseEnumConverter());
        options.Converters.Add(new Rfc3339Converter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
