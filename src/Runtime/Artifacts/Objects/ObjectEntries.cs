using Instrument.Tables;

namespace Instrument.Artifacts.Objects;

/// <summary>
/// The entries that one call of <c>Add</c> makes for an object: its JSON, the files that this names, and objects that it brings along. They
/// become entries of the artifact together, or none does. One thread.
/// </summary>
/// <param name="staging">Takes the files.</param>
/// <param name="known">The objects that the artifact has.</param>
/// <param name="find">Finds an entry of the artifact by its path.</param>
/// <param name="findAdded">Finds the entry of a user's file by its full path.</param>
internal sealed class ObjectEntries(ArtifactStaging staging, KnownObjects known, Func<string, ArtifactEntry?> find, Func<string, ArtifactEntry?> findAdded)
{
    private readonly List<(ArtifactObject Object, ArtifactEntry Entry)> _objects = [];

    /// <summary>Takes media.</summary>
    public ArtifactCells Cells { get; } = new(staging, findAdded);

    /// <summary>All that is new.</summary>
    public IReadOnlyList<ArtifactEntry> All => [.. Cells.Entries, .. _objects.Select(item => item.Entry)];

    /// <summary>Writes an object, unless the artifact has it.</summary>
    /// <param name="item">The object.</param>
    /// <param name="name">Its name in the artifact; the type is put at its end.</param>
    /// <exception cref="ArgumentException">The name breaks a rule, or the object names what is not in the artifact.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public ArtifactEntry Add(ArtifactObject item, string name)
    {
        if (known.Find(item) is { } present && find(present.Path)?.Digest == present.Digest)
            return present;
        if (_objects.FirstOrDefault(made => ReferenceEquals(made.Object.Identity, item.Identity)).Entry is { } now)
            return now;
        string path = ObjectPath.Of(name, item.Type);
        ArtifactEntry entry = ObjectHome.Find(item) is { } home
            ? new ArtifactEntry { Path = path, Digest = home.Digest, Reference = home.Uri }
            : Write(item, path);
        _objects.Add((item, entry));
        return entry;
    }

    /// <summary>The entry with a path, also of what is only now being added.</summary>
    public ArtifactEntry? Find(string path) => find(path) ?? _objects.FirstOrDefault(item => item.Entry.Path == path).Entry;

    /// <summary>Lets the objects be known to the artifact. References keep nothing, and there may be several of an object.</summary>
    public void Remember()
    {
        foreach ((ArtifactObject item, ArtifactEntry entry) in _objects)
        {
            if (!entry.IsReference)
                known.Set(item, entry);
        }
    }

    /// <summary>Deletes the files that were written.</summary>
    public void Undo() => ParallelCapture.Undo(All);

    private ArtifactEntry Write(ArtifactObject item, string path)
    {
        string staged = staging.NewPath();
        try
        {
            using (FileStream output = new(staged, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
                item.Write(this, path[..path.LastIndexOf(item.Type, StringComparison.Ordinal)].TrimEnd('.'), output);
            ArtifactEntry entry = ArtifactStaging.Seal(staged, path);
            return entry with { Path = ObjectPath.OfContent(path, entry.Digest) };
        }
        catch
        {
            File.Delete(staged);
            throw;
        }
    }
}
