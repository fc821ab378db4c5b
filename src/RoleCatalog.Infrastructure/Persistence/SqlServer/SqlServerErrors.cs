namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>What the numbers of SQL Server's errors mean: https://learn.microsoft.com/sql/relational-databases/errors-events.</summary>
internal static class SqlServerErrors
{
    public const int Timeout = -2;
    public const int BrokenConstraint = 547;
    public const int NoSuchDatabase = 911;
    public const int DuplicateInIndex = 2601;
    public const int DuplicateInConstraint = 2627;
    public const int CannotOpenDatabase = 4060;

    // From this class on, the server has closed the connection.
    private const byte Fatal = 20;

    // Whoever is the victim of a deadlock, or finds a lock, memory or a worker missing, may begin again at once.
    private static readonly HashSet<int> Contention =
    [
        1204, // no locks left
        1205, // victim of a deadlock
        1222, // waited too long for a lock
        3960, // snapshot conflict
        3961, // snapshot of a table that is being changed
        8628, // waited too long for a plan
        8645, // waited too long for memory
        8651, // not enough memory
        10928, // limit of requests
        10929, // limit of requests, for now
        40501, // busy
        49918, // not enough resources
        49919, // too many operations
        49920, // too many operations
    ];

    // The server or the way to it: gone, starting, failing over to a replica.
    private static readonly HashSet<int> Connection =
    [
        0, // the connection broke, or there never was one
        -1, // no server there
        2, // the same, by name
        20, // the instance is going down
        26, // no such instance
        40, // no connection
        53, // no such address
        64, // it went away while logging in
        121, // the other side timed out
        233, // no process at the other end
        258, // waited too long
        596, // the session is being ended
        615, // the database is not there yet
        904, // the database is being started
        921, // the database is not recovered yet
        922, // the database is being recovered
        976, // this replica does not serve
        978, // this replica serves reads only
        983, // this replica changes its role
        997, // overlapped input or output
        NoSuchDatabase,
        CannotOpenDatabase,
        4221, // a secondary is not ready
        6005, // the server is shutting down
        10053, // the connection was given up
        10054, // the connection was reset
        10060, // nobody answered
        10061, // the connection was refused
        11001, // no such host
        17142, // the server is paused
        18401, // the server is being upgraded
        40143, // the connection could not be begun
        40197, // the service is being replaced
        40540, // the service is being replaced
        40613, // the database is not there at the moment
        42108, // the pool is resuming
        42109, // the pool is resuming
    ];

    /// <summary>Whether the transaction is gone and the same work, begun again, may well succeed.</summary>
    public static bool IsTransient(int number, byte severity) =>
        number != Timeout && (severity >= Fatal || Contention.Contains(number) || Connection.Contains(number));

    /// <summary>Whether the database that was asked for is not there, or not for this login.</summary>
    public static bool IsWithoutDatabase(int number) => number is NoSuchDatabase or CannotOpenDatabase;

    /// <summary>Whether there is no way to the server.</summary>
    public static bool IsUnreachable(int number) => number == Timeout || Connection.Contains(number);
}
