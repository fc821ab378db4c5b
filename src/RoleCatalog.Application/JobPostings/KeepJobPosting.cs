using MediatR;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Creates or changes the draft of the posting that another system knows by a name; the same again changes nothing.</summary>
public sealed record KeepJobPosting(ExternalId ExternalId, JobPostingDraft Draft, int? ExpectedVersion = null)
    : IRequest<Kept<JobPostingDraft>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<KeepJobPosting, Kept<JobPostingDraft>>
    {
        public Task<Kept<JobPostingDraft>> Handle(KeepJobPosting request, CancellationToken cancellationToken) =>
            ByExternalId.Keep(() => Keep(request, cancellationToken), request.ExpectedVersion);

        private async Task<Kept<JobPostingDraft>> Keep(KeepJobPosting request, CancellationToken cancellationToken)
        {
            var external = request.ExternalId;
            var draft = request.Draft with { ExternalIds = request.Draft.ExternalIds.With(external) };
            var found = await mediator.Send(
                new FindByExternalId(CatalogResource.JobPostings, external),
                cancellationToken
            );
            if (found is null)
            {
                ByExternalId.EnsureNoneExpected(external, request.ExpectedVersion);
                var made = await mediator.Send(new CreateJobPosting(draft), cancellationToken);
                return new Kept<JobPostingDraft>(made.Value, made.Version, Created: true);
            }

            ByExternalId.EnsureSame(external, "/id", draft.Id, found.Id);
            var change = new ChangeJobPostingDraft(found.Id, draft, request.ExpectedVersion, MatchItems: true);
            var changed = await mediator.Send(change, cancellationToken);
            return new Kept<JobPostingDraft>(changed.Value, changed.Version, Created: false);
        }
    }
}
