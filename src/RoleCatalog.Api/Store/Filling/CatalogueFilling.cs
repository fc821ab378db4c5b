using System.Text.Json;
using MediatR;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;

namespace RoleCatalog.Api.Store.Filling;

/// <summary>What an empty catalogue begins with; a catalogue that ever had something is left alone.</summary>
/// <param name="Skills">"Fill:Skills": the starter set of skills, by which documents are recognised.</param>
/// <param name="Demo">"Fill:Demo": also the skill profiles and job postings of the demo, which need the skills.</param>
internal sealed record FillOptions(bool Skills = true, bool Demo = false)
{
    public const string Section = "Fill";
}

/// <summary>Fills an empty catalogue through the same commands that clients use.</summary>
internal sealed class CatalogueFilling(
    IServiceScopeFactory scopes,
    FillOptions options,
    TimeProvider clock,
    ILogger<CatalogueFilling> logger
)
{
    // Several at a time share a commit.
    private const int Concurrency = 16;

    public async Task Fill(CancellationToken cancellationToken)
    {
        var isEmpty = (await Send(new ReadChanges(After: null, Limit: 1), cancellationToken)).Items.Count == 0;
        if (isEmpty && (options.Skills || options.Demo))
        {
            await Each<NewSkill>("skills", skill => Send(new DefineSkill(skill), cancellationToken));
        }

        if (isEmpty && options.Demo)
        {
            await Each<SkillProfileDraft>("profiles", profile => Publish(profile, cancellationToken));
            await Each<DemoPosting>("postings", posting => Publish(posting, cancellationToken));
        }
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

    private async Task Each<T>(string name, Func<T, Task> run)
    {
        var items = Read<T>(name);
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (item, _) => await run(item)
        );
        logger.LogInformation("The catalogue was empty: added {Count} {Name}", items.Count, name);
    }

    private async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private static IReadOnlyList<T> Read<T>(string name)
    {
        using var resource = typeof(CatalogueFilling).Assembly.GetManifestResourceStream($"Filling/{name}.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<T>>(resource, CatalogJson.Options)!;
    }

    /// <summary>A posting that is valid for some days from when the catalogue is filled.</summary>
    private sealed record DemoPosting(JobPostingDraft Draft, int? ValidForDays = null, string? TimeZone = null)
    {
        public JobPostingDraft From(TimeProvider clock) =>
            ValidForDays is { } days
                ? Draft with
                {
                    Validity = new ValidityInput(
                        DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(days),
                        TimeZone!
                    ),
                }
                : Draft;
    }
}
