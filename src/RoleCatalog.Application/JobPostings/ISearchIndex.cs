namespace RoleCatalog.Application.JobPostings;

/// <summary>The search index of this process, as its host sees it.</summary>
public interface ISearchIndex
{
    SearchIndexStatus Status { get; }

    /// <summary>Builds it anew from the log; what there is serves until then.</summary>
    void Rebuild();

    /// <summary>True as soon as all up to a position of the log can be found; false when the time is over.</summary>
    Task<bool> Reaches(long position, TimeSpan within, CancellationToken cancellationToken);
}

/// <summary>Builds the index where no service does.</summary>
public interface ISearchIndexBuild
{
    /// <summary>Builds it anew, in the place of what is there.</summary>
    /// <param name="tell">Is told which part of the log is in it, 0 to 1, from time to time.</param>
    /// <param name="cancellationToken">Ends it; what is there stays.</param>
    Task Run(Action<double> tell, CancellationToken cancellationToken);
}

/// <summary>How it stands with the search index.</summary>
/// <param name="State">building, ready, or rebuilding while the one before serves.</param>
/// <param name="Builds">How often the process that answers has built it.</param>
/// <param name="Position">Of the log, up to which all can be found; absent while there is no index.</param>
/// <param name="Postings">How many can be found; absent while there is no index.</param>
/// <param name="Progress">The part of the log that is built, 0 to 1; absent when none is.</param>
/// <param name="LastFailure">Why the last build has failed, or the index stays behind the log; absent when neither is so.</param>
public sealed record SearchIndexStatus(
    string State,
    int Builds,
    long? Position = null,
    int? Postings = null,
    double? Progress = null,
    string? LastFailure = null
);

/// <summary>There is no index to search yet, or it has not come as far as was asked for.</summary>
public sealed class SearchUnavailableException(string message) : Exception(message);
