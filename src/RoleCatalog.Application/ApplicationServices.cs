using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;

namespace RoleCatalog.Application;

public static class ApplicationServices
{
    /// <summary>MediatR with every handler and validator of the application and of the assembly that reads the store.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, Type storeAssembly)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(SnapshotBehavior<,>));
        services.TryAddSingleton(PublishingOptions.None);
        services.AddScoped<CurrentCaller>();
        services.AddScoped<RepeatableRequest>();
        services.AddScoped<RevisionDrift>();
        services.AddScoped<SkillRelations>();
        services.AddScoped<Replacements>();
        services.AddScoped<ReferenceReader>();
        services.AddScoped<JobPostingBasisReader>();
        services.AddScoped<PublicationTermsReader>();
        services.AddScoped<DraftRebase>();
        services.Scan(scan =>
            scan.FromAssemblies(typeof(ApplicationServices).Assembly, storeAssembly.Assembly)
                .AddClasses(types => types.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithTransientLifetime()
                .AddClasses(types => types.AssignableTo(typeof(IValidator<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithSingletonLifetime()
        );
        return services;
    }
}
