namespace Instrument.Artifacts;

/// <summary>The entries of an artifact that is being put together, until it is closed. Safe for use by several threads.</summary>
internal sealed class ArtifactContents(string artifact)
{
    // Guards all fields.
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ArtifactEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private bool _isClosed;

    /// <summary>Whether nothing can be changed any more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate)
                return _isClosed;
        }
    }

    /// <summary>The entries in the order of their paths.</summary>
    public IReadOnlyList<ArtifactEntry> Snapshot()
    {
        lock (_gate)
            return [.. ManifestDigest.Sort(_entries.Values)];
    }

    /// <summary>The entry of a path; <see langword="null"/> if there is none.</summary>
    public ArtifactEntry? Find(string path)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(path);
    }

    /// <summary>Throws if nothing can be changed any more.</summary>
    public void ThrowIfClosed()
    {
        lock (_gate)
            ThrowIfClosedInside();
    }

    /// <summary>Adds entries, all or none. Where the same content is there already, nothing is changed.</summary>
    public void Add(IReadOnlyList<ArtifactEntry> entries, bool overwrite)
    {
        List<ArtifactEntry> replaced = [];
        lock (_gate)
        {
            ThrowIfClosedInside();
            Dictionary<string, ArtifactEntry> added = new(entries.Count, StringComparer.Ordinal);
            foreach (ArtifactEntry entry in entries)
            {
                if (!overwrite && (added.TryGetValue(entry.Path, out ArtifactEntry? old) || _entries.TryGetValue(entry.Path, out old)) && old.Digest != entry.Digest)
                    throw Taken(entry.Path);
                added[entry.Path] = entry;
            }
            foreach (ArtifactEntry entry in entries)
            {
                if (_entries.TryGetValue(entry.Path, out ArtifactEntry? old) && !ReferenceEquals(old, entry))
                    replaced.Add(old);
                _entries[entry.Path] = entry;
            }
        }
        ParallelCapture.Undo(replaced);
    }

    /// <summary>Notes that a file is being written.</summary>
    public void Open(string path, bool overwrite)
    {
        lock (_gate)
        {
            ThrowIfClosedInside();
            if ((!overwrite && _entries.ContainsKey(path)) || !_open.Add(path))
                throw Taken(path);
        }
    }

    /// <summary>Makes an entry of a file that was written.</summary>
    public void Close(ArtifactEntry entry)
    {
        lock (_gate)
        {
            _open.Remove(entry.Path);
            _entries[entry.Path] = entry;
        }
    }

    /// <summary>Removes an entry, or all below a folder, and returns what was removed.</summary>
    public IReadOnlyList<ArtifactEntry> Remove(string path)
    {
        lock (_gate)
        {
            ThrowIfClosedInside();
            string folder = path + "/";
            ArtifactEntry[] removed = _entries.TryGetValue(path, out ArtifactEntry? entry)
                ? [entry]
                : [.. _entries.Values.Where(entry => entry.Path.StartsWith(folder, StringComparison.Ordinal))];
            if (removed.Length == 0)
                throw new KeyNotFoundException($"The artifact '{artifact}' has no entry and no folder '{path}'.");
            foreach (ArtifactEntry gone in removed)
                _entries.Remove(gone.Path);
            return removed;
        }
    }

    /// <summary>Lets nothing be changed any more, and returns the entries.</summary>
    public IReadOnlyList<ArtifactEntry> CloseAll()
    {
        lock (_gate)
        {
            ThrowIfClosedInside();
            if (_open.Count != 0)
                throw new InvalidOperationException($"The artifact '{artifact}' cannot be logged: the stream of its file '{_open.First()}' is not closed.");
            HashSet<string> folders = new(StringComparer.Ordinal);
            foreach (string path in _entries.Keys)
            {
                for (int slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
                {
                }
            }
            if (_entries.Keys.FirstOrDefault(folders.Contains) is { } both)
                throw new InvalidOperationException($"The artifact '{artifact}' cannot be logged: '{both}' is a file and a folder in it, which no disk can have.");
            _isClosed = true;
            return [.. ManifestDigest.Sort(_entries.Values)];
        }
    }

    private void ThrowIfClosedInside()
    {
        if (_isClosed)
            throw new InvalidOperationException($"The artifact '{artifact}' was logged and does not change any more; make a new one.");
    }

    private InvalidOperationException Taken(string path) =>
        new($"The artifact '{artifact}' already has '{path}' with other content; remove it first, or allow to overwrite it.");
}
