namespace Instrument;

/// <summary>An edge of a graph of a model.</summary>
/// <param name="From">The id of the node it comes from.</param>
/// <param name="To">The id of the node it leads to.</param>
public readonly record struct GraphEdge(string From, string To);
