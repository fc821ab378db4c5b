using RoleCatalog.Domain;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The reading of a document that came with a request; a refusal names the part of the request that is wrong.</summary>
internal static class RequestedReading
{
    /// <param name="languageField">Where the request says the language.</param>
    public static DocumentReading Of(DocumentSource document, SkillVocabulary vocabulary, string languageField)
    {
        try
        {
            return DocumentReader.Read(document, vocabulary);
        }
        catch (DocumentRefusedException refused)
        {
            throw new DomainException(
                Fault.Rule,
                [
                    .. refused.Refusals.Select(refusal => new DomainError(
                        refusal.Code,
                        refusal.Reason,
                        refusal.Code == "unsupported-language" ? languageField : FieldOf(refusal, document)
                    )),
                ]
            );
        }
    }

    private static string FieldOf(DocumentRefusal refusal, DocumentSource document) =>
        refusal.Code switch
        {
            "unsupported-format" when document.MediaType is null && document.FileName is not null => "?fileName",
            "unsupported-format" => "header:Content-Type",
            _ => "",
        };
}
