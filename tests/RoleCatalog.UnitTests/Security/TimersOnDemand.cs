namespace RoleCatalog.UnitTests.Security;

/// <summary>A clock whose timers fire when a test says that their time has come.</summary>
internal sealed class TimersOnDemand : TimeProvider
{
    private readonly List<OnDemand> timers = [];

    /// <summary>Fires those that were set for so long, or for less.</summary>
    public void Pass(TimeSpan time)
    {
        foreach (var timer in timers.Where(timer => timer.Due > TimeSpan.Zero && timer.Due <= time).ToList())
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OnDemand(callback, state, dueTime);
        timers.Add(timer);
        return timer;
    }

    private sealed class OnDemand(TimerCallback callback, object? state, TimeSpan due) : ITimer
    {
        public TimeSpan Due { get; private set; } = due;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose() => Due = Timeout.InfiniteTimeSpan;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
