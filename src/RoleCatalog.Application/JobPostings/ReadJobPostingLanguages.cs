using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>How far the published state of a posting is translated.</summary>
public sealed record GetJobPostingLanguages(string Id) : IQuery<Versioned<LanguageReport>>;

/// <summary>How far the draft of a posting, with the role that it shows, is translated.</summary>
public sealed record GetJobPostingDraftLanguages(string Id) : IQuery<Versioned<LanguageReport>>;

/// <summary>The posting's own texts in one language.</summary>
public sealed record GetJobPostingDraftLanguage(string Id, string Language) : IQuery<Versioned<LanguageTexts>>;

internal sealed class ReadJobPostingLanguages(
    IJobPostingRepository postings,
    ISkillProfileRepository profiles,
    PublishingOptions options
)
    : IRequestHandler<GetJobPostingLanguages, Versioned<LanguageReport>>,
        IRequestHandler<GetJobPostingDraftLanguages, Versioned<LanguageReport>>,
        IRequestHandler<GetJobPostingDraftLanguage, Versioned<LanguageTexts>>
{
    public async Task<Versioned<LanguageReport>> Handle(
        GetJobPostingLanguages query,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.Get(query.Id);
        var published =
            await postings.FindPublishedContent(posting.Id) ?? throw JobPostingErrors.NeverPublished(posting.Id);
        return new Versioned<LanguageReport>(await Report(published), posting.Progress.PublicVersion!.Value);
    }

    public async Task<Versioned<LanguageReport>> Handle(
        GetJobPostingDraftLanguages query,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.Get(query.Id);
        return new Versioned<LanguageReport>(await Report(posting.Draft), posting.Progress.DraftVersion);
    }

    public async Task<Versioned<LanguageTexts>> Handle(
        GetJobPostingDraftLanguage query,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.Get(query.Id);
        return new Versioned<LanguageTexts>(
            JobPostingTexts.Of(posting.Draft, LanguageErrors.Named(query.Language)),
            posting.Progress.DraftVersion
        );
    }

    private async Task<LanguageReport> Report(JobPostingContent content)
    {
        var role = content.Profile is { } pin
            ? (await profiles.FindRevision(pin.Profile, pin.Revision))!.Content.Role
            : content.OwnRole!;
        return LanguageReport.Of(content.ShownTexts(role), content.Stale.And(role.Stale), options.RequiredLanguages);
    }
}
