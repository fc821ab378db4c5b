namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A document as it was received.</summary>
/// <param name="Content">The bytes: UTF-8, or UTF-16 with a byte order mark.</param>
/// <param name="FileName">Tells the format when there is no media type.</param>
/// <param name="MediaType">text/markdown, text/plain or text/html; null or application/octet-stream to let the name or the content decide.</param>
/// <param name="Language">A BCP 47 tag of a language that has rules; null to detect it.</param>
public sealed record DocumentSource(
    ReadOnlyMemory<byte> Content,
    string? FileName = null,
    string? MediaType = null,
    string? Language = null
);
