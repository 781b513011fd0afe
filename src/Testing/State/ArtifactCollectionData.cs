namespace Instrument.Testing.State;

/// <summary>A collection: all versions of a name, or versions of other names that were linked to it.</summary>
internal sealed class ArtifactCollectionData(string entity, string project, string name, string type)
{
    public string Entity { get; } = entity;

    public string Project { get; } = project;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public string Id => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"ArtifactCollection:{Entity}:{Project}:{Name}"));

    /// <summary>The committed versions; the place is the number behind <c>v</c>.</summary>
    public List<ArtifactVersion> Members { get; } = [];

    /// <summary>Aliases, and the number of the version that has them.</summary>
    public Dictionary<string, int> Aliases { get; } = new(StringComparer.Ordinal);

    public ArtifactVersion? Latest => Members.LastOrDefault();

    /// <summary>Makes a version a member and moves aliases to it.</summary>
    public int Add(ArtifactVersion version, IEnumerable<string> aliases)
    {
        int index = Members.IndexOf(version);
        if (index < 0)
        {
            index = Members.Count;
            Members.Add(version);
            Aliases["latest"] = index;
        }
        foreach (string alias in aliases)
            Aliases[alias] = index;
        return index;
    }

    /// <summary>The number that an alias, or a version such as <c>v3</c>, stands for.</summary>
    public int? Find(string alias)
    {
        if (Aliases.TryGetValue(alias, out int index))
            return index;
        bool isVersion = alias.Length > 1 && alias[0] == 'v' && int.TryParse(alias[1..], System.Globalization.NumberStyles.None, null, out index);
        return isVersion && index < Members.Count ? index : null;
    }
}
