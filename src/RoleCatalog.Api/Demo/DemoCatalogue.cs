using System.Text.Json;
using MediatR;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;

namespace RoleCatalog.Api.Demo;

/// <summary>Fills an empty catalogue with skills, profiles and postings, through the same commands that clients use.</summary>
internal sealed class DemoCatalogue(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DemoCatalogue> logger)
{
    // Several at a time share a commit.
    private const int Concurrency = 16;

    public async Task Fill(CancellationToken cancellationToken)
    {
        if ((await Send(new ReadChanges(After: null, Limit: 1), cancellationToken)).Items.Count > 0)
        {
            return;
        }

        logger.LogInformation("The catalogue is empty: filling it with the demo set");
        var skills = Read<NewSkill>("skills");
        var profiles = Read<SkillProfileDraft>("profiles");
        var postings = Read<DemoPosting>("postings");
        await Each(skills, skill => Send(new DefineSkill(skill), cancellationToken));
        await Each(profiles, profile => Publish(profile, cancellationToken));
        await Each(postings, posting => Publish(posting, cancellationToken));
        logger.LogInformation(
            "Demo set: {Skills} skills, {Profiles} skill profiles, {Postings} job postings",
            skills.Count,
            profiles.Count,
            postings.Count
        );
    }

    private async Task Publish(SkillProfileDraft draft, CancellationToken cancellationToken)
    {
        var created = await Send(new CreateSkillProfile(draft), cancellationToken);
        await Send(new PublishSkillProfile(created.Value.Id!, created.Version), cancellationToken);
    }

    private async Task Publish(DemoPosting posting, CancellationToken cancellationToken)
    {
        var created = await Send(new CreateJobPosting(posting.From(clock)), cancellationToken);
        await Send(new PublishJobPosting(created.Value.Id!, created.Version), cancellationToken);
    }

    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> run) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (item, _) => await run(item));

    private async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private static IReadOnlyList<T> Read<T>(string name)
    {
        using var resource = typeof(DemoCatalogue).Assembly.GetManifestResourceStream($"Demo/{name}.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<T>>(resource, CatalogJson.Options)!;
    }

    /// <summary>A posting that is valid for some days from when the catalogue is filled.</summary>
    private sealed record DemoPosting(JobPostingDraft Draft, int? ValidForDays = null, string? TimeZone = null)
    {
        public JobPostingDraft From(TimeProvider clock) =>
            ValidForDays is { } days
                ? Draft with
                {
                    Validity = new ValidityInput(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(days), TimeZone!),
                }
                : Draft;
    }
}
