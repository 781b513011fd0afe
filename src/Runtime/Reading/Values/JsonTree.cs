using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Records;

namespace Instrument.Reading.Values;

/// <summary>
/// Values at paths, as the records of a run build up its config and its summary (docs/wire/records.md §5.5, §5.7).
/// </summary>
internal sealed class JsonTree
{
    // A path and a value inside it may each be as deep as the format allows.
    private const int MaxDepth = (2 * JsonDialect.MaxDepth) + 2;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    private readonly Node _root = new();

    /// <summary>Puts a value at a path and replaces whatever is there, and every plain value on the way.</summary>
    public void Replace(IReadOnlyList<string> path, string json)
    {
        Node parent = _root;
        for (int segment = 0; segment < path.Count - 1; segment++)
            parent = parent.Branch(path[segment]);
        parent.SetLeaf(path[^1], json);
    }

    /// <summary>
    /// Puts a value at a path; an object is merged member by member into what is there, and an empty one changes nothing.
    /// </summary>
    public void Merge(IReadOnlyList<string> path, string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        if (JsonSyntax.IsObject(text))
            MergeMembers(path, text);
        else
            Replace(path, json);
    }

    /// <summary>Whether there is anything at a path.</summary>
    public bool Contains(params ReadOnlySpan<string> path)
    {
        Node? node = _root;
        foreach (string segment in path)
        {
            if (!node.Members.TryGetValue(segment, out node))
                return false;
        }
        return true;
    }

    /// <summary>Removes what is at a path, and branches that are empty then.</summary>
    public void Remove(IReadOnlyList<string> path) => Remove(_root, path, 0);

    /// <summary>All values by their first segment; deeper ones are objects.</summary>
    public Dictionary<string, JsonElement> ToDictionary()
    {
        Dictionary<string, JsonElement> values = [];
        foreach ((string key, Node node) in _root.Members)
            values.Add(key, node.Json is { } json ? JsonDialect.Parse(json) : ToElement(node));
        return values;
    }

    /// <summary>Adds all values as the members of one object, in W&amp;B's dialect. What is no JSON is left out.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="omitNulls">Whether values that are null are left out.</param>
    /// <param name="wrap">Whether each value of the first level becomes an object with the member <c>value</c>.</param>
    public void WriteTo(ArrayBufferWriter<byte> output, bool omitNulls = false, bool wrap = false) => Write(_root, output, omitNulls, wrap);

    private static void Write(Node branch, ArrayBufferWriter<byte> output, bool omitNulls, bool wrap)
    {
        output.Write("{"u8);
        bool any = false;
        foreach ((string key, Node member) in branch.Members)
        {
            byte[]? json = member.Json is { } text ? JsonSyntax.ToStrict(text) : null;
            if (member.IsLeaf && (json is null || (omitNulls && json.AsSpan().SequenceEqual("null"u8))))
                continue;
            if (any)
                output.Write(","u8);
            any = true;
            JsonValue.WriteText(Encoding.UTF8.GetBytes(key), output);
            output.Write(wrap ? ":{\"value\":"u8 : ":"u8);
            if (json is not null)
                output.Write(json);
            else
                Write(member, output, omitNulls, wrap: false);
            if (wrap)
                output.Write("}"u8);
        }
        output.Write("}"u8);
    }

    private void MergeMembers(IReadOnlyList<string> path, ReadOnlySpan<byte> text)
    {
        JsonMembers members = new(text);
        while (members.Read())
        {
            List<string> below = [.. path, JsonDialect.TextOf(members.Name) ?? ""];
            if (JsonSyntax.IsObject(members.Value))
                MergeMembers(below, members.Value);
            else
                Replace(below, Encoding.UTF8.GetString(members.Value));
        }
    }

    private static void Remove(Node parent, IReadOnlyList<string> path, int segment)
    {
        string key = path[segment];
        if (!parent.Members.TryGetValue(key, out Node? node))
            return;
        if (segment < path.Count - 1)
            Remove(node, path, segment + 1);
        if (segment == path.Count - 1 || (!node.IsLeaf && node.Members.Count == 0))
            parent.Members.Remove(key);
    }

    private static JsonElement ToElement(Node node)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, WriterOptions))
            Write(node, writer);
        Utf8JsonReader reader = new(json.WrittenSpan, ReaderOptions);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Node node, Utf8JsonWriter writer)
    {
        if (node.Json is { } json)
        {
            JsonDialect.Parse(json).WriteTo(writer);
            return;
        }
        writer.WriteStartObject();
        foreach ((string key, Node member) in node.Members)
        {
            writer.WritePropertyName(key);
            Write(member, writer);
        }
        writer.WriteEndObject();
    }

    // Either a leaf, with the text of its value, or a branch.
    private sealed class Node
    {
        private static readonly OrderedDictionary<string, Node> NoMembers = [];

        private OrderedDictionary<string, Node>? _members;

        public string? Json { get; private set; }

        public bool IsLeaf => Json is not null;

        public OrderedDictionary<string, Node> Members => _members ?? NoMembers;

        public Node Branch(string key)
        {
            Node node = Member(key);
            node.Json = null;
            return node;
        }

        public void SetLeaf(string key, string json)
        {
            Node node = Member(key);
            node.Json = json;
            node._members = null;
        }

        private Node Member(string key)
        {
            _members ??= [];
            if (!_members.TryGetValue(key, out Node? node))
                _members.Add(key, node = new Node());
            return node;
        }
    }
}
