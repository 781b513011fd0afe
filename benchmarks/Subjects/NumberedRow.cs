namespace Instrument.Benchmarks.Subjects;

/// <summary>A row that says which thread logged it, and as its how manieth.</summary>
public readonly record struct NumberedRow([property: Metric("thread")] int Thread, [property: Metric("row")] int Row);
