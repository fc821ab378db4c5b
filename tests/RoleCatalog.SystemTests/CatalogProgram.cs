using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RoleCatalog.SystemTests;

/// <summary>The program as it was built beside these tests, and how it is started.</summary>
internal static class CatalogProgram
{
    // What the person who runs the tests has set for a service of their own.
    private static readonly string[] ForeignSettings =
    [
        "ASPNETCORE_",
        "DOTNET_ENVIRONMENT",
        "DOTNET_URLS",
        "URLS",
        "Api__",
        "Authentication__",
        "Broker__",
        "Cors__",
        "Events__",
        "Fill__",
        "Limits__",
        "Logging__",
        "Proxies__",
        "ROLECATALOG_TOKEN",
        "Search__",
        "Security__",
        "Store__",
        "Stream__",
    ];

    /// <summary>An argument of these tests that starts the program as it comes, trusting no issuer.</summary>
    public const string WithoutIssuer = "without-issuer";

    public static string Repository { get; } = FindRepository();

    public static ProcessStartInfo StartInfo(string folder, params IEnumerable<string> arguments) =>
        Start(folder, Complete([.. arguments]).Prepend(Dll("src/RoleCatalog.Api")));

    /// <summary>One of build/bench.sh, as it was built beside these tests.</summary>
    public static ProcessStartInfo Benchmark(string folder, params IEnumerable<string> arguments) =>
        Start(folder, arguments.Prepend(Dll("tests/RoleCatalog.Benchmarks")));

    /// <summary>A consumer that acknowledges nothing.</summary>
    public static ProcessStartInfo Hoarder(string folder, Uri broker, string queue) =>
        Start(folder, [Dll("tests/RoleCatalog.TestBroker"), broker.OriginalString, queue]);

    /// <summary>The sample for .NET.</summary>
    public static ProcessStartInfo OpenPostings(string folder, IEnumerable<string> settings) =>
        Start(folder, settings.Prepend(Dll("samples/OpenPostings")));

    /// <summary>The sample for Node.js.</summary>
    public static ProcessStartInfo NodeSample(string folder, Uri broker, string queue)
    {
        var start = Node(folder, Path.Combine("samples", "open-postings-node"), "follow.js");
        start.Environment["BROKER_URI"] = broker.OriginalString;
        start.Environment["QUEUE"] = queue;
        return start;
    }

    /// <summary>The sample that keeps the state of every entity, with its settings.</summary>
    public static ProcessStartInfo Mirror(string folder, params (string Name, string Value)[] settings)
    {
        var start = Node(folder, Path.Combine("samples", "catalog-mirror-node"), "mirror.js");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>A program that was compiled into the folder "bin".</summary>
    public static ProcessStartInfo Consumer(string folder, string token)
    {
        var start = Start(folder, [Path.Combine(folder, "bin", "Consumer.dll")]);
        start.Environment["TOKEN"] = token;
        return start;
    }

    /// <summary>Judges the contract of the service at an address, and the events in a file, one a line.</summary>
    public static ProcessStartInfo Validators(string folder, string address, string events) =>
        Node(folder, Path.Combine("tests", "RoleCatalog.SystemTests", "validators"), "validate.js", address, events);

    /// <summary>A request that the documentation shows.</summary>
    public static JsonNode Example(string name) =>
        JsonNode.Parse(
            File.ReadAllText(Path.Combine(Repository, "src", "RoleCatalog.Api", "Examples", $"{name}.request.json"))
        )!;

    /// <summary>The SDK itself, for what was built beside these tests.</summary>
    public static ProcessStartInfo Sdk(string folder, string verb, params IEnumerable<string> arguments) =>
        Start(folder, [verb, .. arguments, "--configuration", Built.Parent!.Name]);

    private static ProcessStartInfo Node(
        string folder,
        string package,
        string script,
        params IEnumerable<string> arguments
    )
    {
        var place = Path.Combine(Repository, package);
        return Directory.Exists(Path.Combine(place, "node_modules"))
            ? Start(folder, arguments.Prepend(Path.Combine(place, script)), "node")
            : throw new InvalidOperationException($"Run npm ci in {place} first, as build/test.sh does.");
    }

    private static ProcessStartInfo Start(string folder, IEnumerable<string> arguments, string program = "dotnet")
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    // In production there is an issuer; whoever tests its absence says so.
    private static IEnumerable<string> Complete(string[] arguments) =>
        arguments.Contains("Development")
        || arguments.Contains(WithoutIssuer)
        || arguments is ["import" or "migrate" or "held" or "reindex", ..]
            ? arguments.Where(argument => argument != WithoutIssuer)
            : [.. arguments, .. TokenIssuer.Shared.Settings];

    public static bool IsOfTokens(string argument) =>
        argument.StartsWith("--Authentication:", StringComparison.Ordinal);

    private static bool IsForeign(string name) =>
        Array.Exists(ForeignSettings, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // The tests lie in bin/{configuration}/{framework}, and so does the program.
    private static DirectoryInfo Built { get; } = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Dll(string project)
    {
        var dll = Path.Combine(
            Repository,
            project,
            "bin",
            Built.Parent!.Name,
            Built.Name,
            $"{Path.GetFileName(project)}.dll"
        );
        return File.Exists(dll) ? dll : throw new FileNotFoundException("Build the solution first.", dll);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RoleCatalog.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
