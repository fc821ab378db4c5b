using RoleCatalog.Api.Changes;
using RoleCatalog.Api.Changes.Contract;
using RoleCatalog.Api.Conventions.Health;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.JobPostings;
using RoleCatalog.Api.Matching;
using RoleCatalog.Api.ProficiencyScales;
using RoleCatalog.Api.Security;
using RoleCatalog.Api.SkillProfiles;
using RoleCatalog.Api.Skills;
using RoleCatalog.Api.Store;
using RoleCatalog.Api.Store.Filling;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api;

internal static class CatalogApi
{
    public static void AddCatalogApi(this WebApplicationBuilder builder)
    {
        builder.AddCatalogConventions();
        // The store starts before, and stops after, all that uses it: hosted services run in the order of registration.
        builder.Services.AddHostedService<StoreStartup>();
        builder.AddCatalogWithoutApi();
        builder.Services.AddEventContract();
        builder.Services.AddSingleton<SnapshotTurns>();
        builder.AddOpenStreams();
        builder
            .Services.AddHealthChecks()
            .AddCheck<StoreCheck>("store", tags: [HealthEndpoints.Ready], timeout: TimeSpan.FromSeconds(3))
            .AddCheck<RelayCheck>("relay", tags: [HealthEndpoints.Ready])
            .AddCheck<SearchCheck>("search", tags: [HealthEndpoints.Ready]);
        builder.Services.AddProblem<CommitUnknownException>(
            new Problem(
                503,
                "commit-unknown",
                "Outcome unknown",
                "The store could not confirm the change. Read the resource to see whether it happened."
            )
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            }
        );
        builder.Services.AddProblem<SearchUnavailableException>(
            new Problem(
                503,
                "search-unavailable",
                "Search unavailable",
                "The search index is being built; /health/ready tells how far. Postings can be read by id meanwhile."
            )
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            }
        );
        builder.Services.AddProblem<BrokerUnavailableException>(
            new Problem(
                503,
                "broker-unavailable",
                "Broker unavailable",
                "The broker does not answer at the moment. Nothing was changed: try again later."
            )
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            }
        );
        builder.Services.AddProblem<StoreUnavailableException>(
            new Problem(
                503,
                "store-unavailable",
                "Store unavailable",
                "The store does not answer at the moment. Nothing was changed: try again later."
            )
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            }
        );
    }

    /// <summary>The catalogue as verbs use it: nobody is let in, so that there is nobody to trust.</summary>
    public static void AddCatalogWithoutApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddCatalog(
            StoreSettings.Read(builder),
            builder.Configuration.Read<BrokerOptions>(BrokerOptions.Section),
            EventSettings.Read(builder.Configuration),
            builder.Configuration.Read<SearchOptions>(SearchOptions.Section)
        );
        builder.Services.AddSingleton(PublishingSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(
            builder.Configuration.Read<FillOptions>(FillOptions.Section) ?? new FillOptions()
        );
        builder.Services.AddSingleton<CatalogueFilling>();
        builder.Services.AddSingleton<StorePreparation>();
    }

    public static void UseCatalogApi(this WebApplication app)
    {
        app.UseCatalogConventions();
        // Before the server waits for the requests that are open.
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<IChangeTail>().Close);
    }

    public static void MapCatalogApi(this WebApplication app)
    {
        app.MapCatalogHost();
        app.MapEventContract();
        var v1 = app.MapGroup("/v1").WithCatalogConventions();
        v1.MapSkills();
        v1.MapProficiencyScales();
        v1.MapSkillProfiles();
        v1.MapSkillProfileRevisions();
        v1.MapSkillProfileLanguages();
        v1.MapSkillProfileDrift();
        v1.MapSkillProfileImport();
        v1.MapJobPostings();
        v1.MapJobPostingSearch();
        v1.MapJobPostingSuggestions();
        v1.MapMatching();
        v1.MapJobPostingSteps();
        v1.MapJobPostingEditions();
        v1.MapSkillsByExternalId();
        v1.MapSkillProfilesByExternalId();
        v1.MapJobPostingsByExternalId();
        v1.MapJobPostingRebase();
        v1.MapJobPostingLanguages();
        v1.MapJobPostingDrift();
        v1.MapJobPostingPreview();
        v1.MapChanges();
        v1.MapChangeStream();
        v1.MapHeldChanges();
        v1.MapSnapshot();
        v1.MapReplays();
        v1.MapHistory();
        app.RequireSoundEndpoints();
    }
}
