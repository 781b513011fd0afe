using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Graphs;

namespace Instrument;

/// <summary>The graph of a model: its layers and how they are connected.</summary>
public sealed class Graph : WandbValue
{
    private readonly FileValue _file;

    /// <summary>A graph.</summary>
    /// <param name="nodes">The nodes, in the order in which they are shown.</param>
    /// <param name="edges">The edges between them.</param>
    /// <param name="format">What it is drawn as. Default: layers, as of Keras.</param>
    /// <exception cref="ArgumentException">Two nodes have the same id, or an edge names a node that is not there.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public Graph(IEnumerable<GraphNode> nodes, IEnumerable<GraphEdge> edges, GraphFormat format = GraphFormat.Keras) =>
        _file = new FileValue("graph-file", "graph", ".graph.json", GraphFile.Create(nodes, edges, format));

    /// <inheritdoc/>
    internal override string TypeName => "graph-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);
}
