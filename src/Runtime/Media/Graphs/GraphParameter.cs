namespace Instrument;

/// <summary>A parameter of a node of a graph, for example the weights of a layer.</summary>
/// <param name="Name">Its name, for example <c>weight</c>.</param>
/// <param name="Shape">The lengths of its dimensions.</param>
public sealed record GraphParameter(string Name, IReadOnlyList<long> Shape);
