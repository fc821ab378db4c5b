using MediatR;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes;

/// <summary>Refuses a cursor that is not of the log as it is now, for whoever needs no more than that.</summary>
public sealed record CheckChangeCursor(string Cursor) : IQuery<Unit>;
