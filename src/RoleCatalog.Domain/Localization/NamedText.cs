namespace RoleCatalog.Domain.Localization;

/// <summary>One of the texts of something.</summary>
/// <param name="Pointer">The JSON Pointer of the text.</param>
/// <param name="Address">What stays the same when the text moves: the id of its item, and the field.</param>
public readonly record struct NamedText(string Pointer, string Address, LocalizedText Text);
