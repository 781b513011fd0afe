using Instrument.Artifacts;
using Instrument.Artifacts.Objects;

namespace Instrument.Tables;

/// <summary>One of the two tables of a <see cref="JoinedTable"/>: a table, or the path of one in the artifact.</summary>
internal sealed class JoinedSide
{
    private readonly WandbValue? _table;
    private readonly string? _path;

    private JoinedSide(WandbValue? table, string? path)
    {
        _table = table;
        _path = path;
    }

    /// <summary>Changes when the table does.</summary>
    public long Version => _table is { } table ? ArtifactObjects.Of(table).Version : 0;

    /// <summary>A table.</summary>
    /// <exception cref="ArgumentException">The value is no table.</exception>
    public static JoinedSide Of(WandbValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is Table or StreamedTable or PartitionedTable
            ? new JoinedSide(value, null)
            : throw new ArgumentException($"A value of the type {value.GetType().Name} cannot be joined; tables can.", nameof(value));
    }

    /// <summary>A table that is in the artifact.</summary>
    /// <exception cref="ArgumentException">The path breaks a rule.</exception>
    public static JoinedSide At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new JoinedSide(null, EntryPath.Normalize(path));
    }

    /// <summary>Adds the table to the artifact, unless it is there.</summary>
    /// <param name="entries">The artifact.</param>
    /// <param name="name">The name for a table that has none there.</param>
    /// <returns>The path of its entry.</returns>
    /// <exception cref="ArgumentException">The artifact has no such path.</exception>
    public string AddTo(ObjectEntries entries, string name)
    {
        if (_table is { } table)
            return entries.Add(ArtifactObjects.Of(table), name).Path;
        return entries.Find(_path!)?.Path
            ?? throw new ArgumentException($"The artifact has no '{_path}' to join; add the table before the joined one, and name it as the entry that Add returns.");
    }
}
