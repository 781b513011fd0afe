namespace Instrument.Generator.Model;

/// <summary>A declaration for which code that logs is generated.</summary>
/// <param name="HintName">The name of the generated file.</param>
internal abstract record MetricSourceModel(string HintName);
