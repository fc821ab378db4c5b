using System.Security.Claims;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Security;

namespace RoleCatalog.UnitTests.Security;

internal sealed class SubjectsOfCallers
{
    [Test]
    public void Are_told_as_the_token_has_them() => Of("service-7").Should().Be("service-7");

    [TestCase("jane@company.example", TestName = "An_address_is_told_by_its_hash")]
    [TestCase("jane ", TestName = "One_that_SQL_Server_would_take_for_another_is_told_by_its_hash")]
    public void Are_told_by_their_hash(string subject) =>
        Of(subject).Should().StartWith("sha256:").And.NotContain("jane").And.Be(Of(subject));

    [Test]
    public void Are_told_by_their_hash_when_they_are_long() => Of(new string('x', 201)).Should().HaveLength(39);

    private static string? Of(string subject) =>
        CallerIdentity.SubjectOf(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", subject)])));
}
