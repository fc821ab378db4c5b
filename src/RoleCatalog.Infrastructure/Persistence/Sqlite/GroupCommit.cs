using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Runs the units that are queued in one transaction, each in its savepoint, commits, and only then answers them all:
/// a refusal too may rest on what a unit before it has written.
/// </summary>
internal sealed class GroupCommit(WriterConnection connection, SqliteOptions options, ILogger logger)
{
    private static readonly int[] Faults =
    [
        raw.SQLITE_FULL,
        raw.SQLITE_IOERR,
        raw.SQLITE_NOMEM,
        raw.SQLITE_CORRUPT,
        raw.SQLITE_CANTOPEN,
    ];

    private readonly List<WriteUnit> group = new(options.UnitsPerCommit);

    public long Commits { get; private set; }

    public void Run(WriteUnit first, Func<WriteUnit?> next)
    {
        group.Clear();
        if (RunTogether(first, next))
        {
            Commit(group);
            return;
        }

        connection.Recover();
        foreach (var unit in group)
        {
            RunAlone(unit);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails, every unit of the group gets an answer.")]
    private bool RunTogether(WriteUnit first, Func<WriteUnit?> next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            for (var unit = first; unit is not null; unit = HasRoom(started) ? next() : null)
            {
                group.Add(unit);
                if (!RunInSavepoint(unit))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception error)
        {
            logger.LogError(error, "The store failed a shared transaction of {Units} units", group.Count);
            return false;
        }
    }

    private bool HasRoom(long started) =>
        group.Count < options.UnitsPerCommit && Stopwatch.GetElapsedTime(started) < options.TimePerCommit;

    private bool RunInSavepoint(WriteUnit unit)
    {
        if (group.Count == 1)
        {
            connection.Begin();
        }

        connection.BeginUnit();
        unit.Run(connection.Open);
        if (!connection.InTransaction || IsFault(unit.Failure))
        {
            logger.LogError(
                unit.Failure,
                "The store failed a unit of work; the {Units} of its group run singly",
                group.Count
            );
            return false;
        }

        if (unit.Failure is not null)
        {
            connection.RollbackUnit();
        }

        connection.KeepUnit();
        return true;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails, every unit of the group gets an answer.")]
    private void Commit(IReadOnlyList<WriteUnit> units)
    {
        try
        {
            connection.Commit();
            Commits++;
        }
        catch (Exception error)
        {
            logger.LogError(error, "A commit of {Units} units failed, its outcome is unknown", units.Count);
            connection.Recover();
            foreach (var unit in units)
            {
                unit.Fail(new CommitUnknownException(error));
            }

            return;
        }

        foreach (var unit in units)
        {
            unit.Answer();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The writer outlives whatever one unit runs into.")]
    private void RunAlone(WriteUnit unit)
    {
        try
        {
            connection.Begin();
            unit.Run(connection.Open);
            if (unit.Failure is null && connection.InTransaction)
            {
                Commit([unit]);
                return;
            }

            connection.Recover();
            unit.Fail(
                unit.Failure ?? new InvalidOperationException("The work has ended the transaction that it ran in.")
            );
        }
        catch (Exception error)
        {
            connection.Recover();
            unit.Fail(error);
        }
    }

    // Errors of the medium, not of the unit: what the transaction holds is in doubt.
    private static bool IsFault(Exception? failure) =>
        failure switch
        {
            null => false,
            SqliteException { SqliteErrorCode: var code } => Array.IndexOf(Faults, code) >= 0,
            _ => IsFault(failure.InnerException),
        };
}
