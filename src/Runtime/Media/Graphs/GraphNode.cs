namespace Instrument;

/// <summary>A node of a graph of a model: a layer, a module, an operation. What is not set is not written.</summary>
public sealed record GraphNode
{
    /// <summary>A node.</summary>
    /// <param name="id">The id, which no other node of the graph has.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public GraphNode(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
    }

    /// <summary>The id, which no other node of the graph has.</summary>
    public string Id { get; }

    /// <summary>The name that is shown. Default: none.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the layer, for example <c>Dense</c>. Default: none.</summary>
    public string? ClassName { get; init; }

    /// <summary>The lengths of the dimensions of a tensor. Default: none.</summary>
    public IReadOnlyList<long>? Size { get; init; }

    /// <summary>The lengths of the dimensions of what comes out; <see langword="null"/> in it is a length that varies. Default: none.</summary>
    public IReadOnlyList<long?>? OutputShape { get; init; }

    /// <summary>The parameters with their shapes. Default: none.</summary>
    public IReadOnlyList<GraphParameter>? Parameters { get; init; }

    /// <summary>How many numbers the parameters have. Default: not known.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>Whether it is an output of the model. Default: not known.</summary>
    public bool? IsOutput { get; init; }

    /// <summary>Whether it is a constant. Default: not known.</summary>
    public bool? IsConstant { get; init; }
}
