using Instrument.Files;

namespace Instrument.Artifacts.Download;

/// <summary>
/// The place of one entry below the folder of a download. Every write of a download goes through here: to a new file beside the place, which
/// is then renamed, so that neither a link nor a half file is ever written to.
/// </summary>
internal sealed class TargetFile
{
    private readonly string _folder;
    private readonly string _path;
    private readonly string _artifact;

    private TargetFile(string folder, string path, string artifact, string fullPath)
    {
        _folder = folder;
        _path = path;
        _artifact = artifact;
        FullPath = fullPath;
    }

    /// <summary>Full path of the file.</summary>
    public string FullPath { get; }

    /// <summary>Finds the place of an entry, and makes the folders on the way to it.</summary>
    /// <exception cref="WandbException">The place is not below the folder.</exception>
    /// <exception cref="IOException">A folder cannot be made, because a file is in its place, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be made.</exception>
    public static TargetFile Prepare(string folder, string path, string artifact)
    {
        TargetFile target = new(folder, path, artifact, Resolve(folder, path, artifact));
        Directory.CreateDirectory(Path.GetDirectoryName(target.FullPath)!);
        // Looked at again: what was missing could have been made meanwhile, as a link.
        Resolve(folder, path, artifact);
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
        Resolve(_folder, _path, _artifact);
        File.Move(temporary, FullPath, overwrite: true);
    }

    private static string Resolve(string folder, string path, string artifact) =>
        SafePath.TryResolve(folder, path, mayLinkOut: false, out string full, out string? fault) ? full : throw DownloadPlan.Refused(artifact, path, fault!);
}
