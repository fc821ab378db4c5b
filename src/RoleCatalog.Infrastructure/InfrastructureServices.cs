using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Changes.Relaying;
using RoleCatalog.Infrastructure.Changes.Replaying;
using RoleCatalog.Infrastructure.Changes.Streaming;
using RoleCatalog.Infrastructure.JobPostings;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Persistence.SqlServer;
using RoleCatalog.Infrastructure.ProficiencyScales;
using RoleCatalog.Infrastructure.RoleDescriptions;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.SkillProfiles;
using RoleCatalog.Infrastructure.Skills;

namespace RoleCatalog.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>The application on its store, with the relay that delivers its events and the clock of postings.</summary>
    public static IServiceCollection AddCatalog(
        this IServiceCollection services,
        StoreOptions store,
        BrokerOptions? broker = null,
        EventOptions? events = null,
        SearchOptions? search = null
    )
    {
        services.AddApplication(typeof(InfrastructureServices));
        services.AddStore(store);
        services.AddRepositories();
        services.AddLog(store, events ?? new EventOptions());
        services.AddRelay(broker ?? new BrokerOptions());
        services.AddReplays();
        services.AddClock();
        services.AddSearch(store, search ?? new SearchOptions());
        return services;
    }

    private static void AddStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddSingleton(store);
        services.AddSingleton(TimeProvider.System);
        switch (store.Provider)
        {
            case StoreOptions.Sqlite:
                services.AddSqlite(new SqliteOptions(store.ConnectionString));
                break;
            case StoreOptions.SqlServer:
                services.AddSqlServer(new SqlServerOptions(store.ConnectionString));
                break;
            default:
                throw new SettingException(
                    "Store:Provider",
                    $"'{store.Provider}' is unknown; it must be '{StoreOptions.Sqlite}' or '{StoreOptions.SqlServer}'."
                );
        }

        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().Dialect);
        services.AddScoped<DbSession>();
        services.AddScoped<KeptAnswers>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<ICatalogStore, CatalogStore>();
    }

    private static void AddSqlite(this IServiceCollection services, SqliteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new SqliteDatabase(
            options,
            Migration.Embedded("Sqlite"),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteDatabase>>()
        ));
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
    }

    private static void AddSqlServer(this IServiceCollection services, SqlServerOptions options)
    {
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton<StorePolicies>();
        services.AddSingleton(provider => new Migrator(
            new SqlServerDialect(),
            Migration.Embedded("SqlServer"),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Migrator>>()
        ));
        services.AddSingleton<SqlServerSchema>();
        services.AddSingleton<IDatabase, SqlServerDatabase>();
    }

    private static void AddRepositories(this IServiceCollection services)
    {
        services.AddScoped<Fillings>();
        services.AddScoped<ExternalIdTable>();
        services.AddScoped<SkillNameTable>();
        services.AddScoped<SkillRelationTables>();
        services.AddScoped<NamesBefore>();
        services.AddScoped<SkillUseTable>();
        services.AddScoped<AlikeSkills>();
        services.AddScoped<ISkillRepository, SkillRepository>();
        services.AddScoped<ProficiencyLevelTable>();
        services.AddScoped<IProficiencyScaleRepository, ProficiencyScaleRepository>();
        services.AddScoped<RoleDescriptionLoader>();
        services.AddScoped<RoleDescriptionTable>();
        services.AddScoped<AlikeProfiles>();
        services.AddScoped<ISkillProfileRepository, SkillProfileRepository>();
        services.AddScoped<OfferPartTables>();
        services.AddScoped<OfferTable>();
        services.AddScoped<JobPostingEditionTable>();
        services.AddScoped<ContactTable>();
        services.AddScoped<LivePinTable>();
        services.AddScoped<IJobPostingRepository, JobPostingRepository>();
        services.AddScoped<ILivePostings, LivePostings>();
    }

    private static void AddLog(this IServiceCollection services, StoreOptions store, EventOptions events)
    {
        services.AddScoped<ChangeLog>();
        services.AddScoped<IChangeBuffer>(provider => provider.GetRequiredService<ChangeLog>());
        services.AddScoped<ChangeReader>();
        services.AddSingleton(events);
        services.AddSingleton<EventEnvelope>();
        services.AddSingleton(RelayOptions.For(store));
        services.AddSingleton<LogStore>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<IChangeTail>(provider => provider.GetRequiredService<LogTail>());
        services.AddSingleton<ICommitSignal>(provider => provider.GetRequiredService<LogTail>());
        services.AddHostedService<LogPoll>();
        services.AddSingleton(new StreamOptions());
        services.AddSingleton<ChangeStream>();
        services.AddSingleton<IChangeStream>(provider => provider.GetRequiredService<ChangeStream>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ChangeStream>());
    }

    private static void AddRelay(this IServiceCollection services, BrokerOptions broker)
    {
        services.AddMetrics();
        services.AddScoped<RelayCursor>();
        services.AddScoped<HeldChanges>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<ICommitSignal>(provider => provider.GetRequiredService<CommitSignal>());
        services.AddTransport(broker.Checked());
        services.AddSingleton<RelayStore>();
        services.AddSingleton<RelayMeter>();
        services.AddSingleton<Lease>();
        services.AddSingleton<Outlet>();
        services.AddSingleton<RelayHealth>();
        services.AddSingleton<IRelayHealth>(provider => provider.GetRequiredService<RelayHealth>());
        services.AddSingleton<Relay>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Relay>());
    }

    private static void AddReplays(this IServiceCollection services)
    {
        services.AddScoped<ReplayTable>();
        services.AddSingleton<ReplayStore>();
        services.AddSingleton(new ReplayOptions());
        services.AddHostedService<Replayer>();
    }

    private static void AddTransport(this IServiceCollection services, BrokerOptions broker)
    {
        services.AddSingleton(broker);
        if (broker.Transport == BrokerOptions.RabbitMq)
        {
            services.AddSingleton<IEventTransport, RabbitMqTransport>();
            return;
        }

        services.AddMassTransit(bus =>
        {
            // The relay says itself how it goes.
            bus.ConfigureHealthCheckOptions(health => health.Tags.Clear());
            bus.DisableUsageTelemetry();
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        services.AddSingleton<IEventTransport, InMemoryTransport>();
    }

    private static void AddClock(this IServiceCollection services)
    {
        services.AddSingleton(new JobPostingClockOptions());
        services.AddSingleton<JobPostingClock>();
        services.AddSingleton<ICommitSignal>(provider => provider.GetRequiredService<JobPostingClock>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<JobPostingClock>());
    }

    private static void AddSearch(this IServiceCollection services, StoreOptions store, SearchOptions search)
    {
        services.AddSingleton(search.Beside(store));
        services.AddScoped<IndexSource>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<SearchIndex>());
        services.AddSingleton<IndexUpdates>();
        services.AddSingleton<IndexBuild>();
        services.AddSingleton<ISearchIndexBuild>(provider => provider.GetRequiredService<IndexBuild>());
        services.AddSingleton<IHostedService, IndexFeed>();
    }
}
