using System.Globalization;
using Instrument.Settings;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Diagnosis;

/// <summary>Looks at what runs need of this machine: a directory that can be written, room, and a netrc file that others cannot read.</summary>
internal sealed class DiskDoctor(ToolHost host, SettingsPaths paths)
{
    private const long GibiByte = 1L << 30;
    private const long LittleRoom = GibiByte;
    private const long NoRoom = GibiByte / 10;

    /// <summary>Looks at it.</summary>
    public IReadOnlyList<Finding> Run()
    {
        string wandb = new RunFinder(host).WandbDirectory;
        string directory = wandb;
        while (!Directory.Exists(directory) && Path.GetDirectoryName(directory) is { } parent)
            directory = parent;
        return [Writable(wandb, directory), Room(directory), Netrc(), Runs()];
    }

    private static Finding Writable(string wandb, string directory)
    {
        string probe = Path.Combine(directory, $".instrument-doctor-{Path.GetRandomFileName()}");
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
                return new Finding("directory", Verdict.Ok, directory == wandb ? $"{wandb} can be written" : $"{wandb} can be made");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding("directory", Verdict.Fail, $"{directory} cannot be written: {exception.Message}", "Make it writable, or set WANDB_DIR to another directory.");
        }
    }

    private static Finding Room(string directory)
    {
        try
        {
            long free = new DriveInfo(directory).AvailableFreeSpace;
            string text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)GibiByte:N1} GiB are free on the disk of {directory}");
            return free >= LittleRoom ? new Finding("disk", Verdict.Ok, text)
                : new Finding("disk", free >= NoRoom ? Verdict.Warn : Verdict.Fail, text, "Make room, or set WANDB_DIR to another disk; synced runs can be deleted.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Finding("disk", Verdict.Warn, $"the room on the disk of {directory} is not known: {exception.Message}");
        }
    }

    private Finding Netrc()
    {
        string netrc = paths.Netrc;
        if (!File.Exists(netrc))
            return new Finding("netrc", Verdict.Ok, $"there is no {netrc}");
        if (OperatingSystem.IsWindows())
            return new Finding("netrc", Verdict.Ok, $"{netrc} is there");
        UnixFileMode others = File.GetUnixFileMode(netrc)
            & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        return others == UnixFileMode.None
            ? new Finding("netrc", Verdict.Ok, $"{netrc} is readable by its owner only")
            : new Finding("netrc", Verdict.Warn, $"other users can read or change {netrc}, which holds keys", $"chmod 600 {netrc}");
    }

    private Finding Runs()
    {
        RunList list = RunList.Of(host, new RunFinder(host).All(), recover: false);
        if (list.Unreadable.Count != 0)
            return new Finding("runs", Verdict.Warn, $"the log in {list.Unreadable.First().Key} cannot be read: {list.Unreadable.First().Value}");
        int waiting = list.Runs.Count(run => !run.Synced && run.State != LocalRunState.Active);
        string text = string.Create(CultureInfo.InvariantCulture, $"{list.Runs.Count:N0} runs are here, {waiting:N0} of them not at a server");
        return waiting == 0 ? new Finding("runs", Verdict.Ok, text) : new Finding("runs", Verdict.Warn, text, "Send them with 'instrument sync'.");
    }
}
