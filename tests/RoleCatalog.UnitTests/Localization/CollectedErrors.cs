using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;

namespace RoleCatalog.UnitTests.Localization;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CollectedErrors
{
    private readonly ErrorCollector _errors = new();

    [Test]
    public void Stand_at_their_JSON_Pointer()
    {
        _errors.Add("root", "");
        _errors.At("a").At(3).At("b/c~d").Add("deep", "");
        _errors.At("a").Add(new DomainError("relative", "", "/x"));
        _errors.Try<int>("", () => throw new DomainException("tried", "", "/y"));
        _errors.At("m~n").Try<int>("o/p", () => throw new DomainException("escaped", "", "/0"));

        Refusal
            .Listed(_errors.Errors)
            .Should()
            .Equal("root", "deep /a/3/b~1c~0d", "relative /a/x", "tried /y", "escaped /m~0n/o~1p/0");
    }

    [Test]
    public void Are_all_thrown_at_once()
    {
        _errors.At("a").Add("first", "One.");
        _errors.At("b").Add("second", "Two.");

        var thrown = Refusal.Caught(() => _errors.ThrowIfAny());

        thrown.Fault.Should().Be(Fault.Rule);
        thrown.Message.Should().Be("One. Two.");
        Refusal.Listed(thrown.Errors).Should().Equal("first /a", "second /b");
    }

    [Test]
    public void Are_not_thrown_when_there_are_none() => _errors.Invoking(none => none.ThrowIfAny()).Should().NotThrow();

    [Test]
    public void Are_only_those_of_broken_rules()
    {
        var attempt = () => _errors.Try<int>("a", () => throw new DomainException(Fault.Conflict, "taken", ""));

        attempt.Should().Throw<DomainException>().Which.Fault.Should().Be(Fault.Conflict);
    }

    [Test]
    public void Leave_broken_items_out()
    {
        var read = _errors.Each<string, int>(
            "items",
            ["1", null!, "x", "4"],
            (item, at) =>
            {
                if (item == "x")
                {
                    at.At("part").Add("no-number", "");
                }

                return item.Length + 1;
            }
        );

        read.Should().Equal(2, 2);
        Refusal.Listed(_errors.Errors).Should().Equal("null /items/1", "no-number /items/2/part");
    }

    [Test]
    public void Are_none_of_a_list_that_is_not_given() =>
        _errors.Each<string, int>("items", null, (_, _) => 1).Should().BeEmpty();
}
