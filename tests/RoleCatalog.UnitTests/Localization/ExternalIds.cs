using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Domain;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class ExternalIds
{
    [Test]
    public void Have_a_scheme_and_a_value() =>
        ExternalId.Of("ats", " 4711 ").Should().Be(new ExternalId(A.Key("ats"), "4711"));

    [Test]
    public void Are_given_once_each() =>
        Refusal
            .Of(() => ExternalId.All([ExternalId.Of("ats", "1"), ExternalId.Of("hr", "1"), ExternalId.Of("ats", "1")]))
            .Should()
            .Equal("external-id-repeated");

    [Test]
    public void Are_at_most_twenty() =>
        Refusal
            .Of(() => ExternalId.All([.. Enumerable.Range(0, 21).Select(number => ExternalId.Of("ats", $"{number}"))]))
            .Should()
            .Equal("too-many");

    [Test]
    public void Are_read_with_all_that_is_wrong_at_once()
    {
        var errors = new ErrorCollector();

        ExternalIdInput.Read([new("ATS", ""), null!, new("hr", "1"), new(null!, null!)], errors);

        Refusal
            .Listed(errors.Errors)
            .Should()
            .Equal(
                "key-invalid /externalIds/0/scheme",
                "text-empty /externalIds/0/value",
                "null /externalIds/1",
                "key-missing /externalIds/3/scheme",
                "text-empty /externalIds/3/value"
            );
    }
}
