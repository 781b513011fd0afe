using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Instrument.Benchmarks.Suites;

/// <summary>
/// How all suites run: inside this process, so that peers meet the same machine at the same time and no project has to be built.
/// </summary>
internal sealed class SuiteConfig : ManualConfig
{
    /// <param name="isShort">Whether a few iterations are enough: to see that a suite runs, not what its figures are.</param>
    public SuiteConfig(bool isShort)
    {
        AddJob((isShort ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}
