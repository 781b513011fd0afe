using System.Globalization;

namespace Instrument;

/// <summary>The classes of a classifier: numbers and their names, as boxes and masks over images have them.</summary>
public sealed class Classes
{
    private readonly List<KeyValuePair<int, string>> _entries = [];
    private readonly Dictionary<int, int> _indexes = [];

    /// <summary>Classes that are numbered from 0.</summary>
    /// <param name="names">Their names, in the order of their numbers.</param>
    /// <exception cref="ArgumentException">A name is <see langword="null"/>.</exception>
    public Classes(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names)
            Add(_entries.Count, name);
    }

    /// <summary>Classes with numbers of their own.</summary>
    /// <param name="classes">Their numbers and names.</param>
    /// <exception cref="ArgumentException">A number occurs twice, or a name is <see langword="null"/>.</exception>
    public Classes(IEnumerable<(int Id, string Name)> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        foreach ((int id, string name) in classes)
            Add(id, name);
    }

    /// <summary>Classes with numbers of their own, for example from a dictionary.</summary>
    /// <param name="classes">Their numbers and names.</param>
    /// <exception cref="ArgumentException">A number occurs twice, or a name is <see langword="null"/>.</exception>
    public Classes(IEnumerable<KeyValuePair<int, string>> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        foreach ((int id, string name) in classes)
            Add(id, name);
    }

    private Classes()
    {
    }

    /// <summary>The numbers and names, in the order in which they were given.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> Entries => _entries;

    /// <summary>All classes of several sets, in their order; where a number has several names, the last one counts.</summary>
    internal static Classes Union(IEnumerable<Classes> sets)
    {
        Classes union = new();
        foreach ((int id, string name) in sets.SelectMany(set => set.Entries))
            union.Set(id, name);
        return union;
    }

    /// <summary>The names that W&amp;B gives to classes of which only the number is known.</summary>
    internal static Classes Unnamed(IEnumerable<int> ids)
    {
        Classes classes = new();
        foreach (int id in ids)
            classes.Set(id, string.Create(CultureInfo.InvariantCulture, $"class_{id}"));
        return classes;
    }

    private void Add(int id, string name)
    {
        if (name is null)
            throw new ArgumentException($"The class {id} has no name.");
        if (_indexes.TryGetValue(id, out int index))
            throw new ArgumentException($"The class {id} occurs twice, as '{_entries[index].Value}' and '{name}'; give each class one name.");
        Set(id, name);
    }

    private void Set(int id, string name)
    {
        if (_indexes.TryGetValue(id, out int index))
        {
            _entries[index] = KeyValuePair.Create(id, name);
            return;
        }
        _indexes.Add(id, _entries.Count);
        _entries.Add(KeyValuePair.Create(id, name));
    }
}
