using FluentAssertions;
using FsCheck;
using NUnit.Framework;
using RoleCatalog.Application.Paging;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

// FsCheck gives the arguments.

namespace RoleCatalog.UnitTests.Paging;

internal sealed class ChangeCursors
{
    [Property]
    public bool Round_trip(NonNegativeInt position) =>
        ChangeCursor.Read(new ChangeCursor("log", position.Get).ToString(), "log", int.MaxValue).Position
        == position.Get;

    [Property(MaxTest = 2000)]
    public bool Refuse_any_text_in_one_way(NonNull<string> text)
    {
        try
        {
            ChangeCursor.Read(text.Get, "log", 10);
            return false;
        }
        catch (CursorException)
        {
            return true;
        }
    }

    [Test]
    public void Of_another_log_are_gone() => FaultOf(new ChangeCursor("old", 5)).Should().Be(CursorFault.Gone);

    [Test]
    public void Beyond_the_end_are_invalid() => FaultOf(new ChangeCursor("log", 11)).Should().Be(CursorFault.Invalid);

    [Test]
    public void At_the_end_are_good() =>
        ChangeCursor.Read(new ChangeCursor("log", 10).ToString(), "log", 10).Position.Should().Be(10);

    private static CursorFault FaultOf(ChangeCursor cursor) =>
        FluentActions
            .Invoking(() => ChangeCursor.Read(cursor.ToString(), "log", 10))
            .Should()
            .Throw<CursorException>()
            .Which.Fault;
}
