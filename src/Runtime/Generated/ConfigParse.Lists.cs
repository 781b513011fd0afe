using System.Collections.Immutable;

namespace Instrument.Generated;

/// <content>Lists and dictionaries. They are read as a whole.</content>
public static partial class ConfigParse
{
    /// <summary>Reads an array.</summary>
    public static ConfigParser<T[]> Array<T>(ConfigParser<T> item) => value => Items(value, item).ToArray();

    /// <summary>Reads a list.</summary>
    public static ConfigParser<List<T>> List<T>(ConfigParser<T> item) => value => Items(value, item);

    /// <summary>Reads a set.</summary>
    public static ConfigParser<HashSet<T>> HashSet<T>(ConfigParser<T> item) => value => [.. Items(value, item)];

    /// <summary>Reads an immutable list.</summary>
    public static ConfigParser<ImmutableList<T>> ImmutableList<T>(ConfigParser<T> item) => value => [.. Items(value, item)];

    /// <summary>Reads an immutable array; one that was never set is <c>null</c>.</summary>
    public static ConfigParser<ImmutableArray<T>> ImmutableArray<T>(ConfigParser<T> item) =>
        value => value.IsNull ? default : [.. Items(value, item)];

    /// <summary>Reads a dictionary.</summary>
    public static ConfigParser<Dictionary<string, T>> Dictionary<T>(ConfigParser<T> item) => value => Entries(value, item);

    /// <summary>Reads a sorted dictionary.</summary>
    public static ConfigParser<SortedDictionary<string, T>> SortedDictionary<T>(ConfigParser<T> item) =>
        value => new SortedDictionary<string, T>(Entries(value, item));

    /// <summary>Reads an immutable dictionary.</summary>
    public static ConfigParser<ImmutableDictionary<string, T>> ImmutableDictionary<T>(ConfigParser<T> item) =>
        value => Entries(value, item).ToImmutableDictionary();

    /// <summary>Reads an immutable sorted dictionary.</summary>
    public static ConfigParser<ImmutableSortedDictionary<string, T>> ImmutableSortedDictionary<T>(ConfigParser<T> item) =>
        value => Entries(value, item).ToImmutableSortedDictionary();

    private static List<T> Items<T>(ConfigReader value, ConfigParser<T> parser)
    {
        List<T> items = [];
        if (value.Items is null)
            value.Expected("a list");
        foreach (ConfigReader item in value.Items ?? [])
            items.Add(parser(item)!);
        return items;
    }

    private static Dictionary<string, T> Entries<T>(ConfigReader value, ConfigParser<T> parser)
    {
        Dictionary<string, T> entries = [];
        if (value.Entries is null)
            value.Expected("an object");
        foreach ((string key, ConfigReader entry) in value.Entries ?? [])
            entries[key] = parser(entry)!;
        return entries;
    }
}
