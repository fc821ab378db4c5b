using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>Suspends, resumes and closes the postings of the demo, one after the other, whichever service there is.</summary>
internal sealed class PostingSteps
{
    private volatile CatalogService? current;

    public int Taken { get; private set; }

    public void GoOnWith(CatalogService service) => current = service;

    /// <summary>Returns when so many have been taken, or when it is enough.</summary>
    public async Task Take(CatalogService service, int count, CancellationToken enough = default)
    {
        current = service;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var number = 0;
        while (Taken < count && !enough.IsCancellationRequested)
        {
            try
            {
                Taken += await Step(current.Client, number++) ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // The service has ended; the next one is told.
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> Step(HttpClient client, int number)
    {
        var status = number % 3 == 2 ? "suspended" : "published";
        var page = JsonNode.Parse(
            await client.GetStringAsync(new Uri($"/v1/job-postings?status={status}&limit=50", UriKind.Relative))
        )!["items"]!.AsArray();
        if (page.Count < 5)
        {
            return false;
        }

        var posting = page[number % page.Count]!;
        var step =
            status == "suspended" ? "resume"
            : number % 5 == 0 ? "close"
            : "suspend";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/job-postings/{posting["id"]}/{step}");
        request.Headers.IfMatch.Add(new($"\"{posting["version"]}\""));
        if (step == "close")
        {
            request.Content = new StringContent(
                CatalogProgram.Example("close-job-posting").ToJsonString(),
                new MediaTypeHeaderValue("application/json")
            );
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
