namespace Instrument.Shipping.Artifacts;

/// <summary>How far the upload of one artifact has come. Owned by its upload; before that by the reader of the journal.</summary>
internal sealed class ArtifactProgress
{
    private readonly Dictionary<string, string> _births = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Upload, Dictionary<int, string> Tags)> _parts = new(StringComparer.Ordinal);

    /// <summary>Where it is uploaded to; <see langword="null"/> before the start.</summary>
    public string? Target { get; private set; }

    /// <summary>The server's id of the version.</summary>
    public string? Id { get; private set; }

    /// <summary>The newest version of the name before.</summary>
    public string? BaseId { get; private set; }

    /// <summary>The server's id of the manifest.</summary>
    public string? ManifestId { get; private set; }

    /// <summary>Whether the server has the manifest.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The version for which a file was stored first; <see langword="null"/> if it is not stored yet.</summary>
    public string? BirthOf(string path) => _births.GetValueOrDefault(path);

    /// <summary>The tags of the parts that were sent for an upload, by their numbers.</summary>
    public IReadOnlyDictionary<int, string> PartsOf(string path, string upload) =>
        _parts.TryGetValue(path, out (string Upload, Dictionary<int, string> Tags) known) && known.Upload == upload ? known.Tags : new Dictionary<int, string>();

    /// <summary>Takes a step that was taken.</summary>
    public void Apply(JournalLine line)
    {
        if (line.Target is not null)
            Forget(line.Target);
        Id = line.Id ?? Id;
        BaseId = line.Base ?? BaseId;
        ManifestId = line.Manifest ?? ManifestId;
        IsSent |= line.Sent ?? false;
        IsDone |= line.Done ?? false;
        if (line.File is not { } file)
            return;
        if (line.Birth is { } birth)
        {
            _births[file] = birth;
            _parts.Remove(file);
        }
        if (line is { Upload: { } upload, Part: { } part, Tag: { } tag })
        {
            if (!_parts.TryGetValue(file, out (string Upload, Dictionary<int, string> Tags) known) || known.Upload != upload)
                _parts[file] = known = (upload, []);
            known.Tags[part] = tag;
        }
    }

    /// <summary>Starts anew: what was done elsewhere, or for a version that is gone, does not count.</summary>
    public void Forget(string target)
    {
        Target = target;
        Id = BaseId = ManifestId = null;
        IsSent = IsDone = false;
        _births.Clear();
        _parts.Clear();
    }
}
