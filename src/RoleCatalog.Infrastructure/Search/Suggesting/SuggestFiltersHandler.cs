using MediatR;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

internal sealed class SuggestFiltersHandler(SearchIndex search) : IRequestHandler<SuggestFilters, SuggestionList>
{
    public Task<SuggestionList> Handle(SuggestFilters query, CancellationToken cancellationToken) =>
        Task.FromResult(search.Read((index, _) => new SuggestionList(index.Suggestions.For(query))));
}
