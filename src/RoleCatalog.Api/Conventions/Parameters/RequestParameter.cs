using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>What an endpoint takes beside its body. Derived from its handler, or declared by a type that binds itself.</summary>
internal sealed record RequestParameter(string Name, ParameterLocation In)
{
    public bool Many { get; init; }

    public bool Required { get; init; }

    /// <summary>What is expected of a value that is wrong, as a sentence; null when the value is good.</summary>
    public Func<string, string?> Fault { get; init; } = _ => null;

    /// <summary>The only values that it takes; empty when it is no choice.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>Given by types that bind themselves: the framework knows only the parameters that it binds.</summary>
    public Func<OpenApiSchema>? Schema { get; init; }

    /// <summary>Such a type also says itself that it is missing.</summary>
    public bool BindsItself => Schema is not null;

    public string Field =>
        In switch
        {
            ParameterLocation.Query => ProblemError.Query(Name),
            ParameterLocation.Header => ProblemError.Header(Name),
            _ => ProblemError.Path(Name),
        };
}

/// <summary>Of an endpoint that takes the parameters of another but this one.</summary>
internal sealed record ParameterNotTaken(string Name);

/// <summary>All parameters of one endpoint, as metadata of it.</summary>
internal sealed record RequestContract(IReadOnlyList<RequestParameter> Parameters)
{
    public IEnumerable<RequestParameter> In(ParameterLocation place) => Parameters.Where(known => known.In == place);
}
