using FluentAssertions;
using RoleCatalog.Domain;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Two commands that a rule allows one of, or both in one order only, and what has to be so afterwards.</summary>
internal sealed record Race(Func<Task> First, Func<Task> Second, Func<Outcome, Task> Holds)
{
    /// <summary>Begins both, one a moment earlier.</summary>
    public async Task AtOnce(bool isReversed)
    {
        var (leading, following) = InOrder(isReversed);
        var led = Task.Run(() => KeepingSkills.Outcome(leading()));
        var followed = Task.Run(() => KeepingSkills.Outcome(following()));
        await Judge(isReversed, await led, await followed);
    }

    /// <summary>
    /// Has the one stop at a place in its transaction until the other has ended, or stands at a lock that the one holds.
    /// </summary>
    public async Task Interleaved(Place place, bool isReversed)
    {
        var (leading, following) = InOrder(isReversed);
        var pause = new Pause(place);
        var led = Task.Run(() => pause.In(() => KeepingSkills.Outcome(leading())));
        await Task.WhenAny(pause.Reached, led);
        var followed = Task.Run(() => KeepingSkills.Outcome(following()));
        await Pause.Give(followed);
        pause.End();
        await Judge(isReversed, await led, await followed);
    }

    private (Func<Task> Leading, Func<Task> Following) InOrder(bool isReversed) =>
        isReversed ? (Second, First) : (First, Second);

    private Task Judge(bool isReversed, Fault? led, Fault? followed) =>
        Holds(isReversed ? new Outcome(followed, led) : new Outcome(led, followed));
}

/// <summary>Why each of the two was refused; null when it was not.</summary>
internal sealed record Outcome(Fault? First, Fault? Second)
{
    public bool HasOneWinner => First is null != Second is null;

    public bool HasTwoWinners => First is null && Second is null;
}

internal static class Refusals
{
    /// <summary>Whether and why the one may be refused that loses.</summary>
    public static void ShouldBeNullOr(this Fault? refusal, params Fault[] faults)
    {
        if (refusal is { } fault)
        {
            fault.Should().BeOneOf(faults);
        }
    }
}
