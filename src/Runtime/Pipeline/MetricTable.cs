using System.Diagnostics.CodeAnalysis;
using System.Text;
using Instrument.Generated;
using Instrument.Records;

namespace Instrument.Pipeline;

/// <summary>All metrics of a run by key. Log thread only.</summary>
internal sealed class MetricTable
{
    private readonly Dictionary<byte[], MetricTrack> _byPath = new(PathComparer.Instance);
    private readonly Dictionary<byte[], MetricTrack>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly Dictionary<byte[], List<MetricTrack>> _within = new(PathComparer.Instance);
    private readonly Dictionary<int, MetricTrack[]> _bySchema = [];
    private readonly List<MetricTrack> _inOrder = [];

    /// <summary>An empty table, but for the values that every row gets.</summary>
    public MetricTable()
    {
        _bySpan = _byPath.GetAlternateLookup<ReadOnlySpan<byte>>();
        Step = Get("_step"u8);
        Runtime = Get("_runtime"u8);
        Timestamp = Get("_timestamp"u8);
    }

    /// <summary>The metric <c>_step</c>.</summary>
    public MetricTrack Step { get; }

    /// <summary>The metric <c>_runtime</c>.</summary>
    public MetricTrack Runtime { get; }

    /// <summary>The metric <c>_timestamp</c>.</summary>
    public MetricTrack Timestamp { get; }

    /// <summary>All metrics in the order in which they were first seen.</summary>
    public IReadOnlyList<MetricTrack> All => _inOrder;

    /// <summary>The metric at a path (segments parted by a zero byte).</summary>
    public MetricTrack Get(ReadOnlySpan<byte> path)
    {
        if (_bySpan.TryGetValue(path, out MetricTrack? track))
            return track;
        track = new MetricTrack(Encoding.UTF8.GetString(path).Split('\0'));
        byte[] key = path.ToArray();
        _byPath.Add(key, track);
        _inOrder.Add(track);
        FindOverlaps(track, key);
        if (Definitions.Find(track.Name) is { } definition)
            Synchronize(track, definition);
        return track;
    }

    /// <summary>The metric with a one-segment key.</summary>
    public MetricTrack Get(string key) => Get(Encoding.UTF8.GetBytes(key));

    /// <summary>The metric at a path.</summary>
    public MetricTrack Get(IEnumerable<string> segments) => Get(Encoding.UTF8.GetBytes(string.Join('\0', segments)));

    /// <summary>How many values each metric got, but for those that the client makes itself.</summary>
    public Dictionary<string, long> CountValues()
    {
        Dictionary<string, long> counts = [];
        foreach (MetricTrack track in _inOrder)
        {
            if (!track.IsAutomatic && track.Values != 0)
                counts[track.Name] = counts.GetValueOrDefault(track.Name) + track.Values;
        }
        return counts;
    }

    /// <summary>All definitions.</summary>
    public MetricDefinitions Definitions { get; } = new();

    /// <summary>Takes a definition, of a name or a glob, and applies it.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool Define(MetricRecord record)
    {
        if (!Definitions.Define(record))
            return false;
        if (record.GlobName.Length == 0 && Definitions.Find(record.Name) is { } definition)
        {
            // The summary's place is the name split at its dots, while the axis belongs to the key that reads like the name.
            Get(MetricName.ToSummaryPath(record.Name)).Summarize(definition.Summary, definition.InSummary);
            foreach (MetricTrack track in _inOrder.ToArray())
            {
                if (track.Name == record.Name)
                    Synchronize(track, definition);
            }
        }
        return true;
    }

    /// <summary>The record to write before the next row because a glob matches this metric now; <see langword="null"/> if none does.</summary>
    public MetricRecord? Expand(MetricTrack track)
    {
        if (track.GlobVersion == Definitions.GlobVersion)
            return null;
        track.GlobVersion = Definitions.GlobVersion;
        if (Definitions.Expand(track.Name) is not { } expanded)
            return null;
        Define(expanded);
        return expanded;
    }

    private void FindOverlaps(MetricTrack track, byte[] path)
    {
        foreach (MetricTrack inner in _within.GetValueOrDefault(path, []))
            MetricTrack.Overlap(track, inner);
        for (int end = path.AsSpan().IndexOf((byte)0); end >= 0;)
        {
            byte[] around = path[..end];
            if (_byPath.TryGetValue(around, out MetricTrack? outer))
                MetricTrack.Overlap(track, outer);
            if (!_within.TryGetValue(around, out List<MetricTrack>? within))
                _within.Add(around, within = []);
            within.Add(track);
            int next = path.AsSpan(end + 1).IndexOf((byte)0);
            end = next < 0 ? -1 : end + 1 + next;
        }
    }

    private void Synchronize(MetricTrack track, MetricDefinition definition)
    {
        MetricTrack? axis = definition is { StepSync: true, Axis: { } name } && name != track.Name ? Get(name.Split('.')) : null;
        // Every row has the automatic values anyway.
        track.SyncedAxis = axis is { IsAutomatic: false } ? axis : null;
    }

    /// <summary>The metrics of a schema's fields, if the schema was seen before.</summary>
    public bool TryGetSchema(MetricSchema schema, [NotNullWhen(true)] out MetricTrack[]? tracks) => _bySchema.TryGetValue(schema.Id, out tracks);

    /// <summary>Remembers a schema that is seen for the first time.</summary>
    public MetricTrack[] AddSchema(MetricSchema schema)
    {
        MetricTrack[] tracks = new MetricTrack[schema.Fields.Length];
        for (int i = 0; i < tracks.Length; i++)
            tracks[i] = Get(schema.Fields[i].Key);
        _bySchema.Add(schema.Id, tracks);
        return tracks;
    }

    private sealed class PathComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly PathComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
