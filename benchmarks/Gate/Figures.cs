namespace Instrument.Benchmarks.Gate;

/// <summary>All figures, in the order in which they are measured and printed.</summary>
internal static class Figures
{
    public static IReadOnlyList<IFigure> All { get; } =
    [
        new LogRow8RatioToFloor(),
        new LogRow8RatioToUtf8Json(),
        new LogRow8Bytes(),
        new LogThreads8Rows(),
        new DrainRow8RatioToFormat(),
        new Memory10M(),
        new Memory10MGrowth(),
        new Table1MMemory(),
        new InitMilliseconds(),
        new InitAwayMilliseconds(),
        new SystemSampleCost(),
        new ShipRows(),
        new ShipAwayMemory(),
        new ArtifactStageRatioToMd5(),
        new ArtifactStageMemory(),
        new ConfigBytes(),
        new MediaPng256RatioToZlib(),
        new MediaPng256Bytes(),
        new GeneratorUnrelatedEdit(),
        new GeneratorCold(),
        new GeneratorOneEdit(),
    ];
}
