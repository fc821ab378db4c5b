using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

public sealed class AppendingChanges
{
    private TemporaryStore store = null!;
    private Log log = null!;
    private UnitOfWork unitOfWork = null!;

    [SetUp]
    public async Task Start()
    {
        store = await TemporaryStore.Started();
        var session = store.NewSession();
        log = new Log(session, store);
        var answers = new KeptAnswers(session, new CurrentCaller(), TimeProvider.System);
        unitOfWork = new UnitOfWork(store.Database, session, log, new RepeatableRequest(), answers, [log]);
    }

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Is_the_last_thing_a_unit_does_and_is_signalled_after_the_commit()
    {
        await unitOfWork.Write(() => log.Record("added"), CancellationToken.None);

        log.Signalled.Should().Equal((1, 1));
        unitOfWork.Position.Should().Be(1);
        (await store.AllWords()).Should().Equal("added");
    }

    [Test]
    public async Task Is_not_signalled_without_changes()
    {
        await unitOfWork.Write(() => Task.FromResult(0), CancellationToken.None);

        log.Signalled.Should().BeEmpty();
        unitOfWork.Position.Should().BeNull();
    }

    [Test]
    public async Task Is_not_signalled_when_the_unit_fails()
    {
        await unitOfWork
            .Awaiting(it => it.Write(async () => await log.Record("undone") + Fail(), CancellationToken.None))
            .Should()
            .ThrowAsync<ArithmeticException>();

        log.Signalled.Should().BeEmpty();
    }

    [Test]
    public async Task Starts_empty_when_the_unit_runs_again()
    {
        await unitOfWork
            .Awaiting(it => it.Write(async () => await log.Record("left over") + Fail(), CancellationToken.None))
            .Should()
            .ThrowAsync<ArithmeticException>();

        await unitOfWork.Write(() => log.Record("added"), CancellationToken.None);

        (await store.AllWords()).Should().Equal("added");
    }

    private static int Fail() => throw new ArithmeticException();

    private sealed class Log(DbSession session, TemporaryStore store) : IChangeBuffer, ICommitSignal
    {
        private readonly List<string> recorded = [];

        public List<(long Position, long Commits)> Signalled { get; } = [];

        public Task<int> Record(string word)
        {
            recorded.Add(word);
            return Task.FromResult(0);
        }

        public void Clear() => recorded.Clear();

        public async Task<long?> Flush()
        {
            foreach (var word in recorded)
            {
                await TemporaryStore.Insert(session, word);
            }

            return recorded.Count == 0 ? null : recorded.Count;
        }

        public void Committed(long position) => Signalled.Add((position, store.Database.Commits));
    }
}
