using System.Text.Json;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>Where in a document a reader is, and which members its open objects have had.</summary>
internal sealed class JsonPlace
{
    private readonly Stack<Container> open = new();

    public string Pointer { get; private set; } = "";

    public void Enter(JsonTokenType token)
    {
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            Pointer = open.Pop().Pointer;
        }
        else if (token != JsonTokenType.PropertyName && open.TryPeek(out var array) && array.Names is null)
        {
            Pointer = JsonPointer.Append(array.Pointer, array.Count++);
        }
    }

    public void Leave(JsonTokenType token)
    {
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var names = token == JsonTokenType.StartObject ? new HashSet<string>(StringComparer.Ordinal) : null;
            open.Push(new Container(Pointer, names));
        }
        else if (token != JsonTokenType.PropertyName && open.TryPeek(out var container))
        {
            Pointer = container.Pointer;
        }
    }

    /// <summary>Goes to a member of the innermost object; false when it has been there before.</summary>
    public bool Name(string name)
    {
        var container = open.Peek();
        Pointer = JsonPointer.Append(container.Pointer, name);
        return container.Names!.Add(name);
    }

    private sealed class Container(string pointer, HashSet<string>? names)
    {
        public string Pointer { get; } = pointer;

        public HashSet<string>? Names { get; } = names;

        public int Count { get; set; }
    }
}
