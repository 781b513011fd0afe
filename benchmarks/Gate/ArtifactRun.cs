using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Instrument.Artifacts;
using Instrument.Benchmarks.Measuring;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Adds a folder of 1 GiB in 1 000 files to an artifact in a process of its own, and computes the MD5 of the same bytes alone.
/// </summary>
/// <param name="PeakMegabytes">The largest working set of the process.</param>
/// <param name="StagingMilliseconds">Processor time of copying and hashing.</param>
/// <param name="Md5Milliseconds">Processor time of the MD5 of the same bytes, which are in memory.</param>
internal sealed record ArtifactRun(double PeakMegabytes, double StagingMilliseconds, double Md5Milliseconds)
{
    /// <summary>The command with which this program starts itself.</summary>
    public const string Command = "artifact-run";

    private const int Files = 1000;
    private const int FileBytes = (1 << 30) / Files;
    private static readonly Dictionary<Effort, ArtifactRun> Done = [];

    /// <summary>The result of such a process; two figures share it.</summary>
    public static ArtifactRun Of(Effort effort)
    {
        if (!Done.TryGetValue(effort, out ArtifactRun? run))
            Done.Add(effort, run = Start(effort.Of(Files)));
        return run;
    }

    /// <summary>What the process does.</summary>
    public static void Stage(int files, TextWriter output)
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        Directory.CreateDirectory(data);
        byte[] content = new byte[FileBytes];
        Random random = new(1);
        for (int file = 0; file < files; file++)
        {
            random.NextBytes(content);
            File.WriteAllBytes(Path.Combine(data, $"{file}.bin"), content);
        }
        // Files of this moment are read twice, because they may still be written to; those of a data set are older.
        foreach (string file in Directory.EnumerateFiles(data))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        ArtifactPaths paths = new(name => name == "WANDB_DATA_DIR" ? Path.Combine(folder.Path, "staged") : null, folder.Path, folder.Path);
        double md5 = 0;
        double staging = 0;
        // Between two halves of the reference, so that a change of the machine's speed concerns both.
        md5 += Measure(() => Hash(content, files / 2));
        staging += Measure(() => Add(paths, data));
        md5 += Measure(() => Hash(content, files - (files / 2)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MeasuredProcess.Megabytes(process => process.PeakWorkingSet64)} {staging} {md5}"));
    }

    private static void Add(ArtifactPaths paths, string data)
    {
        using Artifact artifact = new("gate", "dataset", paths, TimeProvider.System);
        artifact.AddDirectory(data);
    }

    private static void Hash(byte[] content, int times)
    {
        for (int time = 0; time < times; time++)
        {
#pragma warning disable CA5351 // The digest that W&B prescribes is what is measured.
            MD5.HashData(content);
#pragma warning restore CA5351
        }
    }

    // Of all threads: what others run on the machine does not count.
    private static double Measure(Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static ArtifactRun Start(int files)
    {
        double[] numbers = MeasuredProcess.Run(Command, files);
        return new ArtifactRun(numbers[0], numbers[1], numbers[2]);
    }
}
