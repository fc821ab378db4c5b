namespace RoleCatalog.Domain;

/// <summary>Gathers broken rules so that all of them are named at once, each with the JSON Pointer of its place.</summary>
public sealed class ErrorCollector
{
    private readonly List<DomainError> errors;
    private readonly string path;

    public ErrorCollector()
        : this([], "") { }

    private ErrorCollector(List<DomainError> errors, string path)
    {
        this.errors = errors;
        this.path = path;
    }

    public IReadOnlyList<DomainError> Errors => errors;

    public ErrorCollector At(string field) => new(errors, $"{path}/{Escaped(field)}");

    public ErrorCollector At(int index) => new(errors, $"{path}/{index}");

    public void Add(string code, string message) => Add(new DomainError(code, message));

    public void Add(DomainError error) => errors.Add(error with { Field = path + error.Field });

    /// <summary>Runs the parse for a field; a broken rule is noted under it and gives the default.</summary>
    public T? Try<T>(string field, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (DomainException broken) when (broken.Fault == Fault.Rule)
        {
            var at = field.Length == 0 ? path : $"{path}/{Escaped(field)}";
            errors.AddRange(broken.Errors.Select(error => error with { Field = at + error.Field }));
            return default;
        }
    }

    /// <summary>Like <see cref="Try{T}"/>, for what may be left out.</summary>
    public T? TryOptional<TInput, T>(string field, TInput? input, Func<TInput, T> parse)
        where T : class => input is null ? null : Try(field, () => parse(input));

    /// <summary>Reads each item of a list; broken ones are noted under their index and left out.</summary>
    public ValueList<T> Each<TInput, T>(
        string field,
        IReadOnlyList<TInput>? inputs,
        Func<TInput, ErrorCollector, T> read
    )
    {
        var results = new List<T>();
        for (var index = 0; index < (inputs?.Count ?? 0); index++)
        {
            var at = (field.Length == 0 ? this : At(field)).At(index);
            var known = errors.Count;
            if (inputs![index] is null)
            {
                at.Add("null", "An item of a list is never null.");
                continue;
            }

            var result = at.Try("", () => read(inputs[index], at));
            if (errors.Count == known && result is not null)
            {
                results.Add(result);
            }
        }

        return [.. results];
    }

    public void ThrowIfAny(Fault fault = Fault.Rule)
    {
        if (errors.Count > 0)
        {
            throw new DomainException(fault, [.. errors]);
        }
    }

    private static string Escaped(string field) =>
        field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
