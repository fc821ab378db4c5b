using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;

namespace RoleCatalog.ApiTests.Conventions;

internal enum Workplace
{
    OnSite,
    Hybrid,
    FullyRemote,
}

internal sealed record SalaryBody(string Currency, decimal? Amount = null);

internal sealed record PostingBody(
    string Title,
    Workplace Workplace,
    IReadOnlyList<SalaryBody>? SalaryRanges = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    int? Openings = null,
    DateTimeOffset? StartsAt = null,
    JsonElement? Anything = null
);

internal sealed record SearchParameters(
    string? Q,
    [property: FromQuery] Choice<Workplace>[]? Workplace,
    int? MinOpenings,
    DateTimeOffset? Since,
    PageRequest Page,
    LanguagePreference Languages
);

internal readonly record struct SampleId(Guid Value)
{
    public static bool TryParse(string text, out SampleId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new SampleId(value);
        return parsed;
    }
}

internal static class SampleEndpoints
{
    public static readonly Cursor SampleCursor = Cursor.For("samples", "open", "title");

    public static void MapSamples(this RouteGroupBuilder v1)
    {
        v1.MapPost("/postings", Create).WithName("createPosting").WithExample("problem");
        v1.MapPost("/imports", Import).TakesDocuments();
        v1.MapGet("/postings", Search).WithName("searchPostings");
        v1.MapGet("/postings/{id}", Read).WithName("getPosting");
        v1.MapPut("/postings/{id}", Change).WithName("changePosting");
        v1.MapGet("/postings/{id}/markdown", ReadMarkdown).ExcludeFromDescription();
        v1.MapGet("/changes", Changes);
        v1.MapGet("/languages", (LanguagePreference languages) => languages);
        v1.MapGet("/count", (int count, bool? exact) => $"{count} {exact}");
        v1.MapPost("/faults/{kind}", Fail);
        v1.MapGet("/hangs", Hang).ExcludeFromDescription();
    }

    private static async Task<EntityCreated<PostingBody>> Create(PostingBody body, IUnitOfWork unitOfWork)
    {
        if (body.Title == "")
        {
            throw new ValidationException([new ValidationFailure("Draft.Title", "A title is required.")]);
        }

        await unitOfWork.Write(() => Task.FromResult(0), CancellationToken.None);
        return Entity.Created(body, 1, $"/v1/postings/{Guid.Empty}");
    }

    private static string Import(PostingBody body) => body.Title;

    private static Listing<Page<string>> Search([AsParameters] SearchParameters search)
    {
        if (search.Q == "bad")
        {
            throw new ValidationException([new ValidationFailure("Q", "Say more.") { ErrorCode = "query-short" }]);
        }

        var after = SampleCursor.Read(search.Page.Cursor);
        var rows = Enumerable.Range(0, search.Page.Limit + 1).Select(row => $"{after?.Text(0)}{row}").ToList();
        return Listing.Ok(Page.Of(rows, search.Page.Limit, 1000, last => SampleCursor.After(last, 7L)));
    }

    private static Entity<PostingBody> Read(SampleId id, LanguagePreference languages)
    {
        RequireKnown(id);
        var language = languages.Tags is [var first, ..] ? first : "en";
        return Entity.Ok(new PostingBody("C++ & \"<é😀>\"", Workplace.FullyRemote), 7, language);
    }

    private static Entity<PostingBody> Change(SampleId id, PostingBody body, IfMatch ifMatch)
    {
        RequireKnown(id);
        return ifMatch.Version == 7
            ? Entity.Ok(body, 8)
            : throw new DomainException(Fault.Stale, "posting-changed", "It is at version 7.");
    }

    private static Entity<string> ReadMarkdown(SampleId id)
    {
        RequireKnown(id);
        return Entity.As<string>(TypedResults.Text("# C++", "text/markdown"), 7, "en", "md");
    }

    private static void RequireKnown(SampleId id)
    {
        if (id.Value != Guid.Empty)
        {
            throw new DomainException(Fault.NotFound, "posting-not-found", "There is no such posting.");
        }
    }

    private static Ok<string> Changes(string? after) =>
        TypedResults.Ok(after is null ? "start" : ChangeCursor.Read(after, "log-b", 10).ToString());

    private static Task Hang(CancellationToken cancellationToken) =>
        new TaskCompletionSource().Task.WaitAsync(cancellationToken);

    private static Task Fail(string kind) =>
        throw kind switch
        {
            "rule" => new DomainException("title-too-long", "The title is too long.", "/title"),
            "rules" => new DomainException(
                Fault.Rule,
                [
                    new DomainError("title-too-long", "Too long.", "/title"),
                    new DomainError("no-openings", "None.", "/openings"),
                ]
            ),
            "not-found" => new DomainException(Fault.NotFound, "posting-not-found", "There is no such posting."),
            "conflict" => new DomainException(Fault.Conflict, "posting-closed", "The posting is closed."),
            "stale" => new DomainException(Fault.Stale, "posting-changed", "It has changed."),
            "busy" => new TimeoutException("the disk of /secret/path is slow"),
            "validation" => new ValidationException([
                new ValidationFailure("Draft.SalaryRanges[0].Currency", "No currency.")
                {
                    ErrorCode = "NotEmptyValidator",
                },
                new ValidationFailure("/labels/en", "No label.") { ErrorCode = "label-missing" },
            ]),
            _ => new InvalidOperationException("SELECT secret FROM /var/lib/x.cs"),
        };
}
