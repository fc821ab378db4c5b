using RoleCatalog.Domain;

namespace RoleCatalog.Application.Pipeline;

/// <summary>
/// What a unit of work had read, another has changed before it could be held. Where several write at a time the unit is
/// begun again, reads it anew and says what it means; this is the answer only of one that is overtaken each time.
/// </summary>
public sealed class ChangedMeanwhileException()
    : DomainException(
        Fault.Stale,
        "version-stale",
        "The resource was changed by someone else meanwhile: read it again, then repeat the change.",
        "header:If-Match"
    );
