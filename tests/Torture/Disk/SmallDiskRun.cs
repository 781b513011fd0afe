using System.Globalization;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Torture.Disk;

/// <summary>One run on a file system that becomes full at a random point, and sometimes has room again: with small rows and some that are too large for the row buffer.</summary>
internal sealed class SmallDiskRun(SmallDisk disk, Random random)
{
    private const int RowBufferBytes = 64 * 1024;

    /// <summary>Rows logged, kept and dropped, as the receipt has them.</summary>
    public long Logged { get; private set; }

    /// <summary>Of these, the rows that the receipt calls kept.</summary>
    public long Kept { get; private set; }

    /// <summary>Of these, the rows that the receipt calls dropped.</summary>
    public long Dropped { get; private set; }

    /// <summary>Rows that recovery found after there was room again.</summary>
    public long Recovered { get; private set; }

    /// <summary>Rows of which the receipt and the log tell different stories.</summary>
    public long Unaccounted { get; private set; }

    /// <summary>Rows in a wrong place or with wrong values, damage, and files that should not be there.</summary>
    public long Wrong { get; private set; }

    /// <summary>Logs, and checks what is left of it.</summary>
    public void Run()
    {
        Run run;
        try
        {
            if (random.Next(4) == 0)
                disk.Fill(random.Next(8) * 4096);
            run = Wandb.Init(new RunOptions
            {
                Directory = disk.Path,
                Project = "disk",
                RunId = "small",
                Mode = RunMode.Offline,
                Quiet = true,
                RowBufferBytes = RowBufferBytes,
                RowBufferPatience = TimeSpan.Zero,
            });
        }
        catch (WandbException)
        {
            string wandb = Path.Combine(disk.Path, "wandb");
            Wrong += Directory.Exists(wandb) ? Directory.GetFileSystemEntries(wandb).Length : 0;
            return;
        }
        long calls = Log(run);
        bool hasRoom = random.Next(3) != 0;
        if (hasRoom)
            disk.Empty();
        RunReceipt receipt = run.Finish();
        Logged = calls;
        Kept = receipt.Kept;
        Dropped = receipt.Dropped;
        Unaccounted += Math.Abs(calls - receipt.Logged) + Math.Abs(CountRows(run.LogPath!) - receipt.Kept);
        disk.Empty();
        Recover(run.LogPath!, receipt);
    }

    private long Log(Run run)
    {
        long calls = random.Next(1, 3000);
        long fullAt = random.NextInt64(calls);
        for (long number = 0; number < calls; number++)
        {
            if (number == fullAt)
                disk.Fill(random.Next(4) * 4096);
            else if (number > fullAt && random.Next(1000) == 0)
                disk.Empty();
            run.Log(new Dictionary<string, object?> { ["number"] = number, ["text"] = random.Next(40) == 0 ? TextOf(number) : null });
        }
        return calls;
    }

    private void Recover(string logPath, RunReceipt receipt)
    {
        string rows = Path.ChangeExtension(logPath, ".rows");
        if (!File.Exists(rows))
        {
            Wrong += Directory.GetFiles(Path.GetDirectoryName(logPath)!, "*.rows*").Length;
            return;
        }
        RecoveryResult? result = RunRecovery.Recover(rows, TimeProvider.System, NullLogger.Instance);
        Recovered = result?.Rows ?? 0;
        Unaccounted += Math.Abs(CountRows(logPath) - receipt.Kept - Recovered);
        Wrong += result?.Lost ?? 0;
        if (result?.Error is null)
            Wrong += Directory.GetFiles(Path.GetDirectoryName(logPath)!, "*.rows*").Length;
    }

    private long CountRows(string path)
    {
        using RecordReader reader = RecordReader.Open(path);
        long rows = 0;
        long last = -1;
        while (true)
        {
            RecordReadResult read = reader.Read();
            if (read.Kind is LogReadKind.End)
                return rows;
            if (read.Record is null)
            {
                Wrong++;
                return rows;
            }
            if (read.Record.History is not { } history)
                continue;
            Dictionary<string, string> row = history.Item.ToDictionary(item => item.NestedKey.Single(), item => item.ValueJson);
            long number = long.Parse(row["number"], CultureInfo.InvariantCulture);
            if (number <= last || (row["text"] != "null" && row["text"] != $"\"{TextOf(number)}\""))
                Wrong++;
            last = number;
            rows++;
        }
    }

    private static string TextOf(long number) => new((char)('a' + number % 26), RowBufferBytes / 4 + (int)(number % 1000));
}
