using System.Net.Mime;
using System.Text;
using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Formats;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Api.Skills;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.SkillProfiles;

namespace RoleCatalog.Api.SkillProfiles;

internal static class SkillProfileRevisionEndpoints
{
    public static void MapSkillProfileRevisions(this IEndpointRouteBuilder v1)
    {
        var profiles = v1.MapGroup("/skill-profiles/{idOrKey}").WithTags("Skill profiles");
        profiles
            .MapGet("/revisions", List)
            .WithName("listSkillProfileRevisions")
            .Needs(Scopes.Read)
            .WithSummary("Lists the revisions, newest first.");
        profiles
            .MapGet("/revisions/{number:int}", Get)
            .WithName("getSkillProfileRevision")
            .Needs(Scopes.Read)
            .WithSummary("Reads one revision, exactly as it was published.");
        profiles
            .MapGet("/revisions/compare", Compare)
            .WithName("compareSkillProfileRevisions")
            .Needs(Scopes.Read)
            .WithSummary("Compares two revisions, or one with the draft: part by part, texts word by word.")
            .WithDescription(
                "from and to are numbers of revisions or draft. As JSON, Markdown or HTML, by Accept or by the extension .md or .html. "
                    + "Texts are shown in the language that is asked for; lang=* shows all that differ."
            )
            .Produces<RevisionComparison>(
                StatusCodes.Status200OK,
                MediaTypeNames.Application.Json,
                AnswerFormat.Markdown,
                MediaTypeNames.Text.Html
            );
        profiles
            .MapGet("/revisions/compare.md", CompareAsMarkdown)
            .WithName("compareSkillProfileRevisionsAsMarkdown")
            .Needs(Scopes.Read)
            .WithSummary("Compares two revisions as Markdown.")
            .Produces<string>(StatusCodes.Status200OK, AnswerFormat.Markdown);
        profiles
            .MapGet("/revisions/compare.html", CompareAsHtml)
            .WithName("compareSkillProfileRevisionsAsHtml")
            .Needs(Scopes.Read)
            .WithSummary("Compares two revisions as a page.")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Html);
        profiles
            .MapPost("/draft/restore", Restore)
            .WithName("restoreSkillProfileRevision")
            .Needs(Scopes.Write)
            .WithSummary("Makes the draft what a revision said; If-Match takes the draft's ETag.")
            .WithExample("restore-skill-profile-revision");
    }

    private static async Task<Listing<Page<SkillProfileSummary>>> List(
        string idOrKey,
        PageRequest page,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Localized.Page(
            await mediator.Send(new ListSkillProfileRevisions(idOrKey, page.Limit, page.Cursor), cancellationToken),
            languages
        );

    private static async Task<Entity<SkillProfileState>> Get(
        string idOrKey,
        int number,
        LanguagePreference languages,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetSkillProfileRevision(idOrKey, number), cancellationToken);
        var current = await CurrentSkills.Of(state.RequirementGroups, expand, mediator, cancellationToken);
        return Localized.Entity(
            state with
            {
                RequirementGroups = current.In(state.RequirementGroups),
            },
            state.Version,
            languages,
            current.Variant
        );
    }

    private static Task<IResult> Compare(
        [AsParameters] States states,
        AnswerFormat format,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Compared(states, format.Format, response, mediator, cancellationToken);

    private static Task<IResult> CompareAsMarkdown(
        [AsParameters] States states,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Compared(states, TextFormat.Markdown, response, mediator, cancellationToken);

    private static Task<IResult> CompareAsHtml(
        [AsParameters] States states,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Compared(states, TextFormat.Html, response, mediator, cancellationToken);

    private static async Task<IResult> Compared(
        States states,
        TextFormat format,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var reader = states.Languages.ForReader();
        var comparison = await mediator.Send(
            new CompareSkillProfileRevisions(states.IdOrKey, states.From.Number, states.To.Number, reader),
            cancellationToken
        );
        response.Headers.CacheControl = EntityHeaders.Revalidate;
        if (format == TextFormat.Json)
        {
            return TypedResults.Ok(comparison);
        }

        var document = DifferenceDocument.Of(
            comparison.Title,
            comparison.From.Revision,
            comparison.To.Revision,
            comparison.Difference,
            reader
        );
        response.Headers.ContentLanguage = document.Language;
        return format == TextFormat.Markdown
            ? TypedResults.Text(DifferenceMarkdown.Write(document), AnswerFormat.Markdown, Encoding.UTF8)
            : ReadOnlyPage.Of(DifferenceHtml.Write(document), DifferenceHtml.Style, response);
    }

    private static async Task<Entity<SkillProfileDraft>> Restore(
        string idOrKey,
        RestoreBody body,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var restored = await mediator.Send(
            new RestoreSkillProfileRevision(idOrKey, body.Revision, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(restored.Value, restored.Version);
    }

    private sealed record States(string IdOrKey, NumberOrDraft From, NumberOrDraft To, LanguagePreference Languages);
}

/// <summary>Which revision to restore.</summary>
internal sealed record RestoreBody(int Revision);
