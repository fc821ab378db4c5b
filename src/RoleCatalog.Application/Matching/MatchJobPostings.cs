using FluentValidation;
using MediatR;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Application.Matching;

/// <summary>The postings that ask for any of a person's skills, those first of whose requirements most is covered, and of these the newest.</summary>
/// <param name="Skills">What the person has.</param>
/// <param name="Among">The postings that are looked at, their facets, and which page; the order is not its.</param>
public sealed record MatchJobPostings(IReadOnlyList<SkillHeld> Skills, SearchJobPostings Among)
    : IRequest<Matches<JobPostingState>>
{
    internal sealed class Validator : AbstractValidator<MatchJobPostings>
    {
        public Validator() => SkillHeld.Check(RuleFor(query => query.Skills));
    }
}
