namespace Instrument.Testing.Routes;

/// <summary>What the request log tells of a body; all texts are JSON but the name.</summary>
internal readonly record struct RequestDescription(string? Operation, string? Variables, string? Body);
