using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Instrument.Hosting.Options;

/// <summary>
/// A value of a section on its way to a typed config. A configuration has nothing but texts, so a node has several readings, which are tried in
/// turn: as text, then as number or flag; under the name it has, then in snake_case.
/// </summary>
internal sealed class ConfigNode
{
    private readonly IConfigurationSection _section;
    private readonly string[] _names;
    private readonly ConfigNode[] _children;
    private int _name;
    private bool _isToken;

    /// <summary>Takes a section with all that is below it.</summary>
    public ConfigNode(IConfigurationSection section, ConfigNode? parent = null)
    {
        _section = section;
        Parent = parent;
        _names = [.. new[] { section.Key, JsonNamingPolicy.SnakeCaseLower.ConvertName(section.Key), section.Key.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)];
        _children = [.. section.GetChildren().Select(child => new ConfigNode(child, this))];
        // Sources that are laid over each other may leave gaps.
        IsList = _children.Length != 0 && Array.TrueForAll(_children, child => int.TryParse(child._section.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (IsList)
            Array.Sort(_children, (left, right) => Number(left).CompareTo(Number(right)));
    }

    /// <summary>The node around this one; <see langword="null"/> for the whole.</summary>
    public ConfigNode? Parent { get; }

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; private set; }

    /// <summary>The values within this one.</summary>
    public IReadOnlyList<ConfigNode> Children => _children;

    /// <summary>The name that is tried now.</summary>
    public string Name => _names[_name];

    /// <summary>Where the value stands in the configuration.</summary>
    public string Path => _section.Path;

    /// <summary>Tries the next name.</summary>
    /// <returns>False if there is none.</returns>
    public bool Rename()
    {
        if (_name == _names.Length - 1)
            return false;
        _name++;
        return true;
    }

    /// <summary>Reads a list as an object with numbers for keys, and texts as numbers and flags, here, below, and beside this in a list.</summary>
    /// <returns>False if there is no other reading left.</returns>
    public bool ReadOtherwise()
    {
        if (IsList)
        {
            IsList = false;
            return true;
        }
        if (Parent is { IsList: true } list)
            return list.Children.Aggregate(false, (any, child) => child.ReadAsTokenBelow() | any);
        return ReadAsTokenBelow();
    }

    /// <summary>Writes the value as it is read now.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="path">Where it is, as the reader of configs names places.</param>
    /// <param name="places">Gets the places of all values.</param>
    public void Write(Utf8JsonWriter json, string path, Dictionary<string, ConfigNode> places)
    {
        places.TryAdd(path, this);
        if (_children.Length == 0)
        {
            WriteLeaf(json);
            return;
        }
        if (IsList)
            json.WriteStartArray();
        else
            json.WriteStartObject();
        for (int i = 0; i < _children.Length; i++)
        {
            ConfigNode child = _children[i];
            if (!IsList)
                json.WritePropertyName(child.Name);
            string inner = IsList ? string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]") : path.Length == 0 ? child.Name : $"{path}.{child.Name}";
            child.Write(json, inner, places);
        }
        if (IsList)
            json.WriteEndArray();
        else
            json.WriteEndObject();
    }

    private static int Number(ConfigNode child) => int.Parse(child._section.Key, CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);

    private bool ReadAsTokenBelow()
    {
        bool any = false;
        foreach (ConfigNode child in _children)
            any |= child.ReadAsTokenBelow();
        if (_children.Length != 0 || _isToken || _section.Value is not { } text || !(IsNumber(text) || bool.TryParse(text, out _)))
            return any;
        _isToken = true;
        return true;
    }

    private void WriteLeaf(Utf8JsonWriter json)
    {
        if (_section.Value is not { } text)
            json.WriteNullValue();
        else if (!_isToken)
            json.WriteStringValue(text);
        else if (bool.TryParse(text, out bool flag))
            json.WriteBooleanValue(flag);
        else if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal exact))
            json.WriteNumberValue(exact);
        else
            json.WriteNumberValue(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
