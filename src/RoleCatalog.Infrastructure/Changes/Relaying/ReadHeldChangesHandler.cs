using MediatR;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

internal sealed class ReadHeldChangesHandler(HeldChanges held) : IRequestHandler<ReadHeldChanges, Page<HeldChange>>
{
    private static readonly Cursor Cursor = Cursor.For("held-changes");

    public async Task<Page<HeldChange>> Handle(ReadHeldChanges query, CancellationToken cancellationToken) =>
        Page.Of(
            await held.List(Cursor.Read(query.Cursor)?.Number(0) ?? 0, query.Limit + 1),
            query.Limit,
            await held.Total(),
            last => Cursor.After(last.Position)
        );
}
