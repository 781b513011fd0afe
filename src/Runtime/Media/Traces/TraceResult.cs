namespace Instrument;

/// <summary>What went into a span of a trace and what came out.</summary>
/// <param name="Inputs">Named values: text, numbers, flags, dates, lists and dictionaries of these; <see langword="null"/> for none.</param>
/// <param name="Outputs">The same of what came out.</param>
public sealed record TraceResult(IReadOnlyDictionary<string, object?>? Inputs, IReadOnlyDictionary<string, object?>? Outputs);
