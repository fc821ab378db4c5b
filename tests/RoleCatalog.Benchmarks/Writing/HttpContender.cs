using System.Net.Http.Headers;
using System.Text;
using RoleCatalog.Application;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The same command posted to the service, which runs in a process of its own.</summary>
internal sealed class HttpContender(int callers) : SkillWriter(callers)
{
    private readonly HttpClient client = new();
    private Issuer? issuer;
    private ServiceProcess? service;

    public override string Name => "POST /v1/skills to the service";

    public override async Task Run(int caller)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(StateJson.Write(SampleSkill.New())));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri("/v1/skills", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    protected override async Task Open()
    {
        issuer = await Issuer.Start();
        service = new ServiceProcess(
            Folder,
            [$"--Store:ConnectionString=Data Source={File}", "--Limits:WritesPerSecond=1000000", .. issuer.Settings]
        );
        client.BaseAddress = await service.Address;
        client.DefaultRequestHeaders.Authorization = new("Bearer", issuer.Token());
    }

    protected override async ValueTask Close()
    {
        client.Dispose();
        service?.Dispose();
        if (issuer is not null)
        {
            await issuer.DisposeAsync();
        }
    }
}
