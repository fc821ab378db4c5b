using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.UnitTests.Changes.Relaying;

/// <summary>While the store takes no write, what was delivered stays in the window, and no more is sent than it has room for.</summary>
internal sealed class WritingDownDeliveries
{
    private static readonly RelayOptions Prompt = new()
    {
        Window = 2,
        Gather = TimeSpan.Zero,
        ShortestRetry = TimeSpan.Zero,
        LongestRetry = TimeSpan.Zero,
    };

    private readonly BrokenStore _store = new();
    private RelayHealth _health = null!;
    private Window _window = null!;
    private Recorder _recorder = null!;

    [SetUp]
    public void Begin()
    {
        var services = new ServiceCollection();
        services.AddMetrics();
        services.AddSingleton<IUnitOfWork>(_store);
        var provider = services.BuildServiceProvider();
        var store = new RelayStore(provider.GetRequiredService<IServiceScopeFactory>());
        var signal = new CommitSignal();
        _health = new RelayHealth(
            new Lease(store, Prompt, NullLogger<Lease>.Instance),
            new Outlet(null!, signal, Prompt, NullLogger<Outlet>.Instance)
        );
        _window = new Window(Prompt.Window, new HeldSubjects([]));
        _window.Add(TheWindow.Change(1, "a"));
        _window.Add(TheWindow.Change(2, "b"));
        _recorder = new Recorder(
            term: 1,
            cursor: 0,
            _window,
            store,
            signal,
            Prompt,
            new RelayMeter(provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()),
            _health,
            NullLogger.Instance
        );
    }

    [Test]
    public async Task Is_tried_again_and_keeps_the_window_full_meanwhile()
    {
        _store.Fails = true;
        _window.Confirm(_window.Next()!);
        _window.Confirm(_window.Next()!);

        for (var look = 0; look < 10; look++)
        {
            (await _recorder.Tend()).Should().BeTrue();
        }

        _store.Writes.Should().BeGreaterThan(1);
        _window.Room.Should().Be(0);
        _health.Trouble.Should().Contain("the store");
    }

    [Test]
    public async Task Makes_room_when_the_store_takes_it_again()
    {
        _store.Fails = true;
        _window.Confirm(_window.Next()!);
        _window.Confirm(_window.Next()!);
        await _recorder.Tend();
        await _recorder.Tend();
        _store.Fails = false;

        await _recorder.Finish();
        await _recorder.Tend();
        await _recorder.Tend();

        _window.Room.Should().Be(2);
        _health.Trouble.Should().BeNull();
    }

    private sealed class BrokenStore : IUnitOfWork
    {
        public bool Fails { get; set; }

        public int Writes { get; private set; }

        public long? Position => null;

        public Task<T> Write<T>(Func<Task<T>> work, CancellationToken queued)
        {
            Writes++;
            return Fails
                ? Task.FromException<T>(new IOException("The disk is full."))
                : Task.FromResult((T)(object)true);
        }

        public Task<T> Read<T>(Func<Task<T>> work, CancellationToken cancellationToken) => work();
    }
}
