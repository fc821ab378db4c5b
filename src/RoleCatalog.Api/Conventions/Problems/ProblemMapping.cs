namespace RoleCatalog.Api.Conventions.Problems;

/// <summary>What an exception of another layer is to the caller.</summary>
internal sealed record ProblemMapping(Type Exception, Problem Problem);

internal static class ProblemMappings
{
    /// <summary>The most derived mapping wins.</summary>
    public static IServiceCollection AddProblem<TException>(this IServiceCollection services, Problem problem)
        where TException : Exception => services.AddSingleton(new ProblemMapping(typeof(TException), problem));

    public static Problem? For(this IEnumerable<ProblemMapping> mappings, Exception exception)
    {
        var known = mappings.ToDictionary(mapping => mapping.Exception, mapping => mapping.Problem);
        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (known.TryGetValue(type, out var problem))
            {
                return problem;
            }
        }

        return null;
    }
}
