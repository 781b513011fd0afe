using Instrument.Files;

namespace Instrument.Artifacts.Download;

/// <summary>
/// The place of one file below the folder of a download. Every write of a download goes through here: to a new file beside the place, which
/// is then renamed, so that neither a link nor a half file is ever written to.
/// </summary>
internal sealed class TargetFile
{
    private readonly string _folder;
    private readonly string _path;
    private readonly Func<string, Exception> _refused;

    private TargetFile(string folder, string path, Func<string, Exception> refused)
    {
        _folder = folder;
        _path = path;
        _refused = refused;
        FullPath = Resolve();
    }

    /// <summary>Full path of the file.</summary>
    public string FullPath { get; }

    /// <summary>Finds the place of an artifact's entry, and makes the folders on the way to it.</summary>
    /// <exception cref="WandbException">The place is not below the folder.</exception>
    /// <exception cref="IOException">A folder cannot be made, because a file is in its place, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be made.</exception>
    public static TargetFile Prepare(string folder, string path, string artifact) =>
        Prepare(folder, path, fault => DownloadPlan.Refused(artifact, path, fault));

    /// <summary>The same for any file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="refused">What is thrown, made from the fault, when the place is not below the folder.</param>
    public static TargetFile Prepare(string folder, string path, Func<string, Exception> refused)
    {
        TargetFile target = new(folder, path, refused);
        Directory.CreateDirectory(Path.GetDirectoryName(target.FullPath)!);
        // Looked at again: what was missing could have been made meanwhile, as a link.
        target.Resolve();
        return target;
    }

    /// <summary>A name beside the place that is not taken.</summary>
    public string NewTemporary() => Path.Combine(Path.GetDirectoryName(FullPath)!, $".{Path.GetRandomFileName()}.part");

    /// <summary>Puts a finished file into the place. What is there is replaced; a link is replaced, not followed.</summary>
    /// <exception cref="WandbException">The place is not below the folder any more.</exception>
    /// <exception cref="IOException">The disk refuses, or a folder is in the place.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Put(string temporary)
    {
        Resolve();
        File.Move(temporary, FullPath, overwrite: true);
    }

    private string Resolve() =>
        SafePath.TryResolve(_folder, _path, mayLinkOut: false, out string full, out string? fault) ? full : throw _refused(fault!);
}
