using Instrument.Reading;

namespace Instrument.Shipping.Files;

/// <summary>How many uploads are wanted and how many of these are done, of each <see cref="RunFileType"/>.</summary>
internal sealed class RunFileCounts
{
    private readonly int[] _wanted = new int[Enum.GetValues<RunFileType>().Length];
    private readonly int[] _done = new int[Enum.GetValues<RunFileType>().Length];

    /// <summary>What a file counts as: the official client marks media by their folder only (docs/wire/online.md §4.4).</summary>
    public static RunFileType TypeOf(RunFile file)
    {
        if (file.Type == RunFileType.Other && file.Path.StartsWith("media/", StringComparison.Ordinal))
            return RunFileType.Media;
        return Enum.IsDefined(file.Type) ? file.Type : RunFileType.Other;
    }

    /// <summary>How many uploads of a type are wanted.</summary>
    public int Wanted(RunFileType type) => _wanted[(int)type];

    /// <summary>How many of them are done, delivered or given up.</summary>
    public int Done(RunFileType type) => _done[(int)type];

    /// <summary>Counts an upload that is wanted.</summary>
    public void Want(RunFileType type) => _wanted[(int)type]++;

    /// <summary>Counts an upload that is done.</summary>
    public void Finish(RunFileType type) => _done[(int)type]++;
}
