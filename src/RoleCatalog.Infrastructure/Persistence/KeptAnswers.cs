using RoleCatalog.Application;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>
/// The answers to requests with a key, in the transaction of their effect: both are there, or neither. The key is claimed
/// before anything is done, so that of twins one waits at the primary key, and then finds the answer of the other.
/// </summary>
internal sealed class KeptAnswers(DbSession session, CurrentCaller current, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Of what has expired, one write removes no more than this.</summary>
    public const int RemovedAtOnce = 16;

    /// <summary>The answer that was kept under the key, or else that of the work, which is kept.</summary>
    public async Task<(T Result, long? Position)> Once<T>(
        IdempotencyKey key,
        Func<Task<(T Result, long? Position)>> work
    )
    {
        var now = clock.Now();
        if (await Find(key, now) is { } kept)
        {
            return kept.Read<T>();
        }

        await RemoveExpired(key, now);
        if (!await Claim(key, now))
        {
            return (await Find(key, now))!.Read<T>();
        }

        var (result, position) = await work();
        await session.Execute(Keep, Parameters(key, position, answer: StateJson.Write(result)));
        return (result, position);
    }

    private const string Select = """
        SELECT request_hash, position, answer
        FROM idempotency_keys
        WHERE subject = @subject
          AND idempotency_key = @key
          AND expires_at > @now
        """;

    private async Task<Row?> Find(IdempotencyKey key, DateTimeOffset now)
    {
        var kept = await session.QuerySingleOrDefault<Row>(
            Select,
            new
            {
                subject = Subject,
                key = key.Value,
                now = now.ToUnixTimeMilliseconds(),
            }
        );
        return kept is null || kept.RequestHash == key.RequestHash
            ? kept
            : throw new DomainException(
                "idempotency-key-reused",
                "The Idempotency-Key was given with another request before: another request needs another key.",
                "header:Idempotency-Key"
            );
    }

    private const string SelectExpired = """
        SELECT subject, idempotency_key
        FROM idempotency_keys
        WHERE expires_at <= @now
        ORDER BY expires_at, subject, idempotency_key
        """;

    private const string DeleteExpired = """
        DELETE FROM idempotency_keys
        WHERE subject = @Subject
          AND idempotency_key = @IdempotencyKey
          AND expires_at <= @Now
        """;

    // The oldest first and its own last, which is no older: writers that remove the same wait for each other in one order.
    private async Task RemoveExpired(IdempotencyKey key, DateTimeOffset at)
    {
        var now = at.ToUnixTimeMilliseconds();
        var expired = await session.Query<ExpiredRow>(
            $"{SelectExpired}\n{session.Dialect.Page}",
            new { now, limit = RemovedAtOnce }
        );
        var own = new ExpiredRow { Subject = Subject, IdempotencyKey = key.Value };
        await session.ExecuteMany(
            DeleteExpired,
            expired
                .Append(own)
                .Select(row => new
                {
                    row.Subject,
                    row.IdempotencyKey,
                    Now = now,
                })
        );
    }

    private const string Insert = """
        INSERT INTO idempotency_keys (subject, idempotency_key, request_hash, expires_at)
        VALUES (@subject, @key, @hash, @expiresAt)
        """;

    private async Task<bool> Claim(IdempotencyKey key, DateTimeOffset now)
    {
        try
        {
            await session.Execute(
                Insert,
                new
                {
                    subject = Subject,
                    key = key.Value,
                    hash = key.RequestHash,
                    expiresAt = now.Add(Lifetime).ToUnixTimeMilliseconds(),
                }
            );
            return true;
        }
        catch (DuplicateKeyException)
        {
            return false;
        }
    }

    // The row is this transaction's own: no lock is taken after that of the log's counter.
    private const string Keep = """
        UPDATE idempotency_keys
        SET position = @position, answer = @answer
        WHERE subject = @subject
          AND idempotency_key = @key
        """;

    private object Parameters(IdempotencyKey key, long? position, string answer) =>
        new
        {
            subject = Subject,
            key = key.Value,
            position,
            answer,
        };

    private string Subject => current.Caller.Subject ?? "";

    private sealed record Row
    {
        public string RequestHash { get; init; } = "";

        public long? Position { get; init; }

        public string Answer { get; init; } = "";

        public (T Result, long? Position) Read<T>() => (StateJson.Read<T>(Answer), Position);
    }

    private sealed record ExpiredRow
    {
        public string Subject { get; init; } = "";

        public string IdempotencyKey { get; init; } = "";
    }
}
