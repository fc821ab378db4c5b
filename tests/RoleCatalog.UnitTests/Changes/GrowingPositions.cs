using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.UnitTests.Changes;

internal sealed class GrowingPositions
{
    [Test]
    public void Wake_who_waits_for_what_is_beyond()
    {
        var position = new GrowingPosition();
        var waiting = position.Beyond(4);

        position.GrowTo(5);

        waiting.IsCompletedSuccessfully.Should().BeTrue();
        position.Beyond(4).IsCompleted.Should().BeTrue();
        position.Beyond(5).IsCompleted.Should().BeFalse();
    }

    [Test]
    public void Do_not_fall_by_news_that_come_late()
    {
        var position = new GrowingPosition();

        position.GrowTo(5);
        position.GrowTo(3);

        position.Value.Should().Be(5);
    }

    [Test]
    public void Begin_anew_where_they_count_something_else()
    {
        var position = new GrowingPosition();
        position.GrowTo(5);
        var waiting = position.Beyond(7);

        position.RestartAt(2);

        waiting.IsCompletedSuccessfully.Should().BeTrue("who waits has to look again");
        position.Value.Should().Be(2);
        position.Beyond(2).IsCompleted.Should().BeFalse();
    }
}
