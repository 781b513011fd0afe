namespace Instrument.Http.GraphQl;

/// <summary>A project in an answer, with its entity.</summary>
internal sealed record ProjectNode(string? Id, string? Name, NamedNode? Entity);
