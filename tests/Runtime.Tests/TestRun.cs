using Instrument.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Runtime.Tests;

/// <summary>Runs of tests: quiet, beside each other, and without anything of the environment they run in.</summary>
internal static class TestRun
{
    public static RunOptions Options(
        string directory, RunMode? mode = null, string id = "test", TimeProvider? time = null, ILogger? logger = null, int rowBufferBytes = 1 << 16,
        TimeSpan? patience = null, long valueBytes = ValueQueue.DefaultCapacity) => new()
        {
            Project = "tests",
            RunId = id,
            Directory = directory,
            // Not what is left out: the machine may have a key.
            Mode = mode ?? RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            TimeProvider = time ?? TimeProvider.System,
            Logger = logger ?? NullLogger.Instance,
            RowBufferBytes = rowBufferBytes,
            RowBufferPatience = patience ?? TimeSpan.FromMinutes(2),
            ValueBytes = valueBytes,
            EnvironmentVariable = _ => null,
            // The console belongs to the process, and so to all tests that run now.
            Console = ConsoleMode.Off,
            // Tests move the clock, and count records.
            SystemMetricsInterval = TimeSpan.Zero,
            Metadata = RunMetadata.None,
        };

    public static Run Start(string directory, string id = "test", TimeProvider? time = null, ILogger? logger = null, int rowBufferBytes = 1 << 16) =>
        Wandb.Init(Options(directory, id: id, time: time, logger: logger, rowBufferBytes: rowBufferBytes));
}
