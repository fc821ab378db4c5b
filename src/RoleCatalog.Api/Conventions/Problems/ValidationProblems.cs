using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.Metadata;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Parameters;

namespace RoleCatalog.Api.Conventions.Problems;

/// <summary>The failures of a validator in the words of the request that the endpoint takes.</summary>
internal static class ValidationProblems
{
    public static Problem Of(ValidationException exception, Endpoint? endpoint)
    {
        var bodyType = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var parameters = endpoint?.Metadata.GetMetadata<RequestContract>()?.Parameters ?? [];
        var errors = exception
            .Errors.Select(failure => new ProblemError(
                FieldOf(failure.PropertyName ?? "", bodyType, parameters),
                CodeOf(failure),
                failure.ErrorMessage
            ))
            .ToList();
        var onlyParameters = errors.TrueForAll(error => error.Field.StartsWith('?'));
        return KnownProblems.ValidationFailed(onlyParameters ? 400 : 422, errors);
    }

    private static string FieldOf(string member, Type? bodyType, IReadOnlyList<RequestParameter> parameters)
    {
        if (member is "" or ['/' or '?', ..])
        {
            return member;
        }

        var segments = JsonPointer.SegmentsOfMember(member).ToList();
        if (!IsMemberOf(bodyType, segments[0]))
        {
            if (parameters.FirstOrDefault(known => known.Name == segments[0]) is { } parameter)
            {
                return parameter.Field;
            }

            // A command wraps the body in a member of its own ("Draft.Title"), which the caller does not know.
            if (segments.Count > 1 && IsMemberOf(bodyType, segments[1]))
            {
                segments.RemoveAt(0);
            }
        }

        return segments.Aggregate("", JsonPointer.Append);
    }

    private static bool IsMemberOf(Type? bodyType, string name) =>
        bodyType is not null
        && CatalogJson.Options.GetTypeInfo(bodyType).Properties.Any(property => property.Name == name);

    // "NotEmptyValidator", the name of a rule in the library, becomes "not-empty".
    private static string CodeOf(ValidationFailure failure)
    {
        var code = failure.ErrorCode ?? "invalid";
        return char.IsAsciiLetterUpper(code.FirstOrDefault())
            ? JsonNamingPolicy.KebabCaseLower.ConvertName(
                code.EndsWith("Validator", StringComparison.Ordinal) ? code[..^"Validator".Length] : code
            )
            : code;
    }
}
