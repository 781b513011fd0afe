namespace Instrument.Http.GraphQl;

/// <summary>Something of which only id and name are selected.</summary>
internal sealed record NamedNode(string? Id, string? Name);
