using System.Globalization;
using System.Text.Json;
using MediatR;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store.Filling;

/// <summary>What an empty catalogue begins with; a catalogue that ever had something is left alone.</summary>
/// <param name="Skills">"Fill:Skills": the starter set of skills, by which documents are recognised.</param>
/// <param name="Demo">"Fill:Demo": also the skill profiles and job postings of the demo, which need the skills.</param>
internal sealed record FillOptions(bool Skills = true, bool Demo = false)
{
    public const string Section = "Fill";
}

/// <summary>
/// Fills an empty catalogue through the same commands that clients use. One that was interrupted is taken up again at the
/// next start: postings and profiles of the demo have names of their own by which they are found.
/// </summary>
internal sealed class CatalogueFilling(
    ICatalogStore store,
    IServiceScopeFactory scopes,
    FillOptions options,
    TimeProvider clock,
    ILogger<CatalogueFilling> logger
)
{
    private const string SkillSet = "skills";
    private const string DemoSet = "demo";

    // Several at a time share a commit.
    private const int Concurrency = 16;

    public async Task Fill(CancellationToken cancellationToken)
    {
        // Both begin before either is filled in: each asks whether the catalogue is empty.
        var demo = options.Demo && await store.BeginFilling(DemoSet, cancellationToken);
        var skills = (options.Skills || options.Demo) && await store.BeginFilling(SkillSet, cancellationToken);
        if (skills)
        {
            await Each<NewSkill>("skills", (skill, _) => Add(skill, cancellationToken));
            await store.EndFilling(SkillSet, cancellationToken);
        }

        if (demo)
        {
            await Each<SkillProfileDraft>("profiles", (profile, _) => Publish(profile, cancellationToken));
            await Each<DemoPosting>("postings", (posting, index) => Publish(posting, index, cancellationToken));
            await store.EndFilling(DemoSet, cancellationToken);
        }
    }

    private Task Add(NewSkill skill, CancellationToken cancellationToken) =>
        Once(() => Send(new DefineSkill(skill, AllowDuplicate: true), cancellationToken));

    private async Task Publish(SkillProfileDraft draft, CancellationToken cancellationToken)
    {
        var keep = new KeepSkillProfile(ExternalId.Of(DemoSet, draft.Key), draft, AllowDuplicate: true);
        var kept = await Send(keep, cancellationToken);
        await Once(() => Send(new PublishSkillProfile(kept.Value.Id!, kept.Version), cancellationToken));
    }

    private async Task Publish(DemoPosting posting, int index, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"posting-{index + 1}");
        var kept = await Send(new KeepJobPosting(ExternalId.Of(DemoSet, name), posting.From(clock)), cancellationToken);
        await Once(() => Send(new PublishJobPosting(kept.Value.Id!, kept.Version), cancellationToken));
    }

    // Then a filling which was interrupted, or that of another replica, has come so far.
    private static async Task Once<T>(Func<Task<T>> step)
    {
        try
        {
            await step();
        }
        catch (DomainException known) when (known.Fault is Fault.Conflict or Fault.Stale)
        {
            // It is there.
        }
    }

    private async Task Each<T>(string name, Func<T, int, Task> run)
    {
        var items = Read<T>(name);
        await Parallel.ForEachAsync(
            items.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (item, _) => await run(item.Item, item.Index)
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
