using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>How far the published state of a profile is translated.</summary>
public sealed record GetSkillProfileLanguages(string IdOrKey) : IQuery<Versioned<LanguageReport>>;

/// <summary>How far the draft of a profile is translated.</summary>
public sealed record GetSkillProfileDraftLanguages(string IdOrKey) : IQuery<Versioned<LanguageReport>>;

/// <summary>The texts of a draft in one language.</summary>
public sealed record GetSkillProfileDraftLanguage(string IdOrKey, string Language) : IQuery<Versioned<LanguageTexts>>;

internal sealed class ReadSkillProfileLanguages(ISkillProfileRepository profiles, PublishingOptions options)
    : IRequestHandler<GetSkillProfileLanguages, Versioned<LanguageReport>>,
        IRequestHandler<GetSkillProfileDraftLanguages, Versioned<LanguageReport>>,
        IRequestHandler<GetSkillProfileDraftLanguage, Versioned<LanguageTexts>>
{
    public async Task<Versioned<LanguageReport>> Handle(
        GetSkillProfileLanguages query,
        CancellationToken cancellationToken
    )
    {
        var profile = await profiles.Get(query.IdOrKey);
        if (profile.Progress.LatestRevision is not { } latest)
        {
            throw SkillProfileErrors.NeverPublished(query.IdOrKey);
        }

        var revision = await profiles.FindRevision(profile.Id, latest);
        return new Versioned<LanguageReport>(Report(revision!.Content.Role), profile.Progress.PublicVersion!.Value);
    }

    public async Task<Versioned<LanguageReport>> Handle(
        GetSkillProfileDraftLanguages query,
        CancellationToken cancellationToken
    )
    {
        var profile = await profiles.Get(query.IdOrKey);
        return new Versioned<LanguageReport>(Report(profile.Draft.Role), profile.Progress.DraftVersion);
    }

    public async Task<Versioned<LanguageTexts>> Handle(
        GetSkillProfileDraftLanguage query,
        CancellationToken cancellationToken
    )
    {
        var profile = await profiles.Get(query.IdOrKey);
        var language = LanguageErrors.Named(query.Language);
        return new Versioned<LanguageTexts>(
            LanguageTexts.Of(profile.Draft.Role, language),
            profile.Progress.DraftVersion
        );
    }

    private LanguageReport Report(RoleDescription role) =>
        LanguageReport.Of(role.SourcedTexts(), role.Stale, options.RequiredLanguages);
}
