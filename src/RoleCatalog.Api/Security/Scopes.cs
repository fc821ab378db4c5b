namespace RoleCatalog.Api.Security;

/// <summary>What a token may allow. None includes another: a client is given each that it needs.</summary>
internal static class Scopes
{
    /// <summary>Everything that is read, drafts, history and the change log included.</summary>
    public const string Read = "catalog.read";

    /// <summary>Skills, scales, profiles, and drafts of postings.</summary>
    public const string Write = "catalog.write";

    /// <summary>The steps of postings that readers see: publish, schedule, suspend, close and so on.</summary>
    public const string Publish = "postings.publish";

    /// <summary>Who did what, and the work of operators.</summary>
    public const string Admin = "catalog.admin";

    public static readonly IReadOnlyList<string> All = [Read, Write, Publish, Admin];
}
