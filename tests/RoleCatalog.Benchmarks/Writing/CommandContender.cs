using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoleCatalog.Application.Skills;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The command itself in this process, in a scope each, with the relay at work as in the service.</summary>
internal sealed class CommandContender(int callers) : SkillWriter(callers)
{
    private IHost? host;

    public override string Name => Callers == 1 ? "DefineSkill in process, alone" : "DefineSkill in process";

    public override async Task Run(int caller)
    {
        await using var scope = host!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineSkill(SampleSkill.New()));
    }

    protected override async Task Open()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCatalog(new StoreOptions { ConnectionString = $"Data Source={File}" });
        host = builder.Build();
        await host.Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        await host.StartAsync();
    }

    protected override async ValueTask Close()
    {
        if (host is not null)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
