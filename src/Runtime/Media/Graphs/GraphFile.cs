using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Media.Graphs;

/// <summary>Checks graphs of models and writes their files (docs/wire/media.md §16).</summary>
internal static class GraphFile
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a graph.</summary>
    /// <exception cref="ArgumentException">Two nodes have the same id, or an edge leads to none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static MediaContent Create(IEnumerable<GraphNode> nodes, IEnumerable<GraphEdge> edges, GraphFormat format)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        HashSet<string> ids = [];
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Compact))
        {
            json.WriteStartObject();
            json.WriteString("format"u8, Name(format));
            json.WriteStartArray("nodes"u8);
            foreach (GraphNode node in nodes)
            {
                if (!ids.Add(node.Id))
                    throw new ArgumentException($"Two nodes have the id '{node.Id}'; edges could not tell them apart.", nameof(nodes));
                WriteNode(json, node);
            }
            json.WriteEndArray();
            json.WriteStartArray("edges"u8);
            foreach (GraphEdge edge in edges)
                WriteEdge(json, edge, ids);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return MediaContent.FromMemory(text.WrittenMemory);
    }

    private static void WriteEdge(Utf8JsonWriter json, GraphEdge edge, HashSet<string> ids)
    {
        if (!ids.Contains(edge.From ?? "") || !ids.Contains(edge.To ?? ""))
            throw new ArgumentException($"The edge from '{edge.From}' to '{edge.To}' names a node that the graph lacks.", nameof(edge));
        json.WriteStartArray();
        json.WriteStringValue(edge.From);
        json.WriteStringValue(edge.To);
        json.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter json, GraphNode node)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, node.Name);
        json.WriteString("id"u8, node.Id);
        if (node.ClassName is not null)
            json.WriteString("class_name"u8, node.ClassName);
        if (node.Size is not null)
            WriteLengths(json, "size"u8, node.Size.Select(length => (long?)length));
        if (node.Parameters is not null)
            WriteParameters(json, node.Parameters);
        if (node.OutputShape is not null)
            WriteLengths(json, "output_shape"u8, node.OutputShape);
        if (node.IsOutput is { } isOutput)
            json.WriteBoolean("is_output"u8, isOutput);
        if (node.ParameterCount is { } count)
            json.WriteNumber("num_parameters"u8, count);
        if (node.IsConstant is { } isConstant)
            json.WriteBoolean("is_constant"u8, isConstant);
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, IReadOnlyList<GraphParameter> parameters)
    {
        json.WriteStartArray("parameters"u8);
        foreach (GraphParameter parameter in parameters)
        {
            json.WriteStartArray();
            json.WriteStringValue(parameter.Name);
            WriteLengths(json, parameter.Shape.Select(length => (long?)length));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteLengths(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<long?> lengths)
    {
        json.WritePropertyName(name);
        WriteLengths(json, lengths);
    }

    private static void WriteLengths(Utf8JsonWriter json, IEnumerable<long?> lengths)
    {
        json.WriteStartArray();
        foreach (long? length in lengths)
        {
            if (length is { } known)
                json.WriteNumberValue(known);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static string Name(GraphFormat format) => format switch
    {
        GraphFormat.Keras => "keras",
        GraphFormat.Torch => "torch",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A graph is drawn as one of Keras or of Torch."),
    };
}
