using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>Compares JSON with the type it is for, and names every difference.</summary>
internal static class JsonShape
{
    public static IEnumerable<ProblemError> ErrorsIn(JsonElement value, Type type, string pointer)
    {
        var contract = CatalogJson.Options.GetTypeInfo(type);
        return value.ValueKind == JsonValueKind.Null
            ? NullErrors(type, pointer)
            : (contract.Kind, value.ValueKind) switch
            {
                (JsonTypeInfoKind.Object, JsonValueKind.Object) => ObjectErrors(value, contract, pointer),
                (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => value
                    .EnumerateArray()
                    .SelectMany(
                        (item, index) => ErrorsIn(item, contract.ElementType!, JsonPointer.Append(pointer, index))
                    ),
                (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => value
                    .EnumerateObject()
                    .SelectMany(member =>
                        ErrorsIn(member.Value, contract.ElementType!, JsonPointer.Append(pointer, member.Name))
                    ),
                _ => Fits(value, type) ? [] : [JsonExpectations.Mismatch(value, contract, pointer)],
            };
    }

    private static IEnumerable<ProblemError> ObjectErrors(JsonElement value, JsonTypeInfo contract, string pointer)
    {
        if (contract.PolymorphismOptions is { } polymorphism)
        {
            return VariantErrors(value, polymorphism, pointer);
        }

        return MemberErrors(value, contract, pointer, discriminator: null);
    }

    private static IEnumerable<ProblemError> VariantErrors(
        JsonElement value,
        JsonPolymorphismOptions polymorphism,
        string pointer
    )
    {
        var name = polymorphism.TypeDiscriminatorPropertyName;
        var given = value.TryGetProperty(name, out var found) ? found.ToString() : null;
        var variant = polymorphism.DerivedTypes.FirstOrDefault(known => $"{known.TypeDiscriminator}" == given);
        if (variant.DerivedType is not null)
        {
            return MemberErrors(value, CatalogJson.Options.GetTypeInfo(variant.DerivedType), pointer, name);
        }

        var known = string.Join(", ", polymorphism.DerivedTypes.Select(derived => derived.TypeDiscriminator));
        return
        [
            given is null
                ? new(JsonPointer.Append(pointer, name), "member-missing", $"{name} is required: one of {known}.")
                : new(JsonPointer.Append(pointer, name), "value-unknown", $"This must be one of {known}."),
        ];
    }

    private static IEnumerable<ProblemError> MemberErrors(
        JsonElement value,
        JsonTypeInfo contract,
        string pointer,
        string? discriminator
    )
    {
        var known = contract.Properties.Where(property =>
            property.Set is not null || property.AssociatedParameter is not null
        );
        var members = known.ToDictionary(property => property.Name);
        foreach (var member in value.EnumerateObject().Where(member => member.Name != discriminator))
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (!members.Remove(member.Name, out var property))
            {
                yield return new(at, "member-unknown", $"There is no member {member.Name} here.");
                continue;
            }

            var errors =
                member.Value.ValueKind == JsonValueKind.Null && property.IsSetNullable
                    ? []
                    : ErrorsIn(member.Value, property.PropertyType, at);
            foreach (var error in errors)
            {
                yield return error;
            }
        }

        foreach (var missing in members.Values.Where(property => property.IsRequired))
        {
            yield return new(
                JsonPointer.Append(pointer, missing.Name),
                "member-missing",
                $"{missing.Name} is required."
            );
        }
    }

    private static IEnumerable<ProblemError> NullErrors(Type type, string pointer) =>
        Nullable.GetUnderlyingType(type) is null ? [new(pointer, "value-null", "This may not be null.")] : [];

    private static bool Fits(JsonElement value, Type type)
    {
        try
        {
            value.Deserialize(type, CatalogJson.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
