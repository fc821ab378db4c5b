namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The document cannot be read at all; every reason that was found.</summary>
public sealed class DocumentRefusedException(IReadOnlyList<DocumentRefusal> refusals)
    : Exception(string.Join(' ', refusals.Select(refusal => refusal.Reason)))
{
    public IReadOnlyList<DocumentRefusal> Refusals { get; } = refusals;
}

/// <param name="Code">
/// "not-text", "invalid-encoding", "empty-document", "document-too-long", "unsupported-format" or "unsupported-language".
/// </param>
public sealed record DocumentRefusal(string Code, string Reason);
