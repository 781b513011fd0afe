using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Instrument.Benchmarks.Gate;
using Instrument.Benchmarks.Suites;

return args switch
{
    ["gate", .. string[] rest] => GateCommand.Run(rest, Console.Out, Console.Error),
    ["suites", "--short", .. string[] rest] => RunSuites(rest, isShort: true),
    ["suites", .. string[] rest] => RunSuites(rest, isShort: false),
    [MemoryRun.Command, string rows] => RunInChild(MemoryRun.Log, rows),
    [AwayRun.Command, string rows] => RunInChild(AwayRun.Log, rows),
    [Table1MMemory.Command, string rows] => RunInChild(Table1MMemory.Log, rows),
    [ArtifactRun.Command, string files] => RunInChild(ArtifactRun.Stage, files),
    _ => PrintUsage(),
};

static int RunSuites(string[] arguments, bool isShort)
{
    Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(arguments, new SuiteConfig(isShort))];
    return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
}

static int RunInChild(Action<int, TextWriter> run, string count)
{
    run(int.Parse(count, CultureInfo.InvariantCulture), Console.Out);
    return 0;
}

static int PrintUsage()
{
    Console.WriteLine("""
        dotnet run -c Release --project benchmarks -- COMMAND

        gate                    measures the figures of docs/performance.md; the exit code tells whether all keep their bars
          --only PREFIX         only figures whose name starts so, for example log.row8
          --list                names and bars, without measuring
          --details             the numbers behind each figure
          --quick               a tenth of the work, for those who change the gate
        suites [ARGUMENTS]      BenchmarkDotNet suites; the arguments are those of its switcher, for example --filter '*Log*'
          --short               first of the arguments: few iterations where a suite does not set its own, to see that it runs
        """);
    return 1;
}
