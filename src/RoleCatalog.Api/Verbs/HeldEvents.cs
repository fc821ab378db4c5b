using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Verbs;

/// <summary>Lists the changes that the broker will not take, and releases them.</summary>
internal static class HeldEvents
{
    private const int PageSize = 100;

    public static Command Command(string[] args)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a change instead of a line." };
        var command = new Command(
            "held",
            "Lists the changes that the broker will not take, and those that wait behind them. With a service running it goes through it."
        )
        {
            json,
            Release(args),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                CatalogHost.RefuseUnknown("held", parsed.UnmatchedTokens);
                return List(args, parsed.GetValue(json), cancellationToken);
            }
        );
        return command;
    }

    private static Command Release(string[] args)
    {
        var ids = new Argument<string[]>("ID")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Changes, as the list names them.",
        };
        var all = new Option<bool>("--all") { Description = "All that the broker refused." };
        var command = new Command("release", "Sends held changes again, and then those behind them.") { ids, all };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                CatalogHost.RefuseUnknown("held release", parsed.UnmatchedTokens);
                return Release(args, parsed.GetValue(ids)!, parsed.GetValue(all), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> List(string[] args, bool json, CancellationToken cancellationToken)
    {
        await using var catalog = await OpenedCatalog.Open(args, cancellationToken);
        var held = await Read(catalog, cancellationToken);
        foreach (var change in held)
        {
            Console.WriteLine(json ? JsonSerializer.Serialize(change, CatalogJson.Options) : Line(change));
        }

        if (!json)
        {
            Console.WriteLine($"{held.Count} held.");
        }

        return 0;
    }

    private static async Task<int> Release(
        string[] args,
        IReadOnlyList<string> ids,
        bool all,
        CancellationToken cancellationToken
    )
    {
        if (all == ids.Count > 0)
        {
            throw new IOException("Say which changes are to be released: their ids, or --all.");
        }

        await using var catalog = await OpenedCatalog.Open(args, cancellationToken);
        var chosen = all
            ? (await Read(catalog, cancellationToken))
                .Where(change => change.Reason is not null)
                .Select(change => change.Id)
            : ids;
        var refused = 0;
        foreach (var id in chosen)
        {
            var errors = await Release(catalog, id, cancellationToken);
            refused += errors.Count > 0 ? 1 : 0;
            Console.WriteLine(errors.Count == 0 ? $"{id}  is sent again" : $"{id}  {errors[0].Message}");
        }

        return refused == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<HeldChange>> Read(
        OpenedCatalog catalog,
        CancellationToken cancellationToken
    )
    {
        var held = new List<HeldChange>();
        string? cursor = null;
        do
        {
            var page = await ReadPage(catalog, cursor, cancellationToken);
            held.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        return held;
    }

    private static async Task<Page<HeldChange>> ReadPage(
        OpenedCatalog catalog,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        if (catalog.Service is not { } service)
        {
            return await catalog.Send(new ReadHeldChanges(PageSize, cursor), cancellationToken);
        }

        var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        using var response = await service.GetAsync($"/v1/changes/held?limit={PageSize}{after}", cancellationToken);
        var (page, errors) = await ServiceAnswer.Read<HeldPage>(response, Scopes.Admin, cancellationToken);
        return page is null
            ? throw new IOException(errors[0].Message)
            : new Page<HeldChange>(page.Items, page.NextCursor, page.Total);
    }

    private static async Task<IReadOnlyList<DomainError>> Release(
        OpenedCatalog catalog,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (catalog.Service is { } service)
        {
            using var response = await service.PostAsync(
                $"/v1/changes/held/{Uri.EscapeDataString(id)}/release",
                content: null,
                cancellationToken
            );
            return (await ServiceAnswer.Read<HeldChange>(response, Scopes.Admin, cancellationToken)).Errors;
        }

        try
        {
            await catalog.Send(new ReleaseHeldChange(id), cancellationToken);
            return [];
        }
        catch (DomainException refused)
        {
            return refused.Errors;
        }
    }

    private static string Line(HeldChange change) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{change.Id}  {change.Type}  {change.Subject}  version {change.EntityVersion}  held {change.HeldAt:u}  {State(change)}"
        );

    private static string State(HeldChange change) =>
        change.Reason ?? (change.Behind is { } first ? $"waits behind {first}" : "is on its way");

    // The cursor of the last page is not there.
    private sealed record HeldPage
    {
        public required IReadOnlyList<HeldChange> Items { get; init; }

        public string? NextCursor { get; init; }

        public long Total { get; init; }
    }
}
