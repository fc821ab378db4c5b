using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Security;

namespace RoleCatalog.UnitTests.Security;

internal sealed class TokensThatWereValidLately
{
    private readonly RecentTokens tokens = new();

    [Test]
    public void Are_known_until_one_of_them_turns_out_wrong()
    {
        tokens.Add("a");
        tokens.Has("a").Should().BeTrue();
        tokens.Has("b").Should().BeFalse();

        tokens.Remove("a");

        tokens.Has("a").Should().BeFalse();
    }

    [Test]
    public void Are_forgotten_oldest_first_when_there_are_many()
    {
        for (var token = 0; token < RecentTokens.Most; token++)
        {
            tokens.Add($"{token}");
        }

        tokens.Has("0").Should().BeFalse();
        tokens.Has($"{RecentTokens.Most - 1}").Should().BeTrue();
    }
}
