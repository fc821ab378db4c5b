using FluentAssertions;
using RoleCatalog.Domain;

namespace RoleCatalog.UnitTests;

/// <summary>The broken rules that an act is refused for, each as its code and, where it has one, the place.</summary>
internal static class Refusal
{
    public static IReadOnlyList<string> Of(Action act) =>
        [.. Caught(act).Errors.Select(error => $"{error.Code} {error.Field}".TrimEnd())];

    public static DomainException Caught(Action act) => act.Should().Throw<DomainException>().Which;

    public static IReadOnlyList<string> Listed(IEnumerable<DomainError> errors) =>
        [.. errors.Select(error => $"{error.Code} {error.Field}".TrimEnd())];
}
