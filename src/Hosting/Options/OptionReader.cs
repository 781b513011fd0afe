using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Instrument.Hosting.Options;

/// <summary>
/// Reads the values of a section, each by its key, and notes what is wrong: the key, the rule and the way out. Written out rather than bound
/// by reflection, so that it works in native programs and a key that nobody knows is noticed.
/// </summary>
internal sealed class OptionReader(IConfigurationSection section, List<string> faults)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a text; an empty one counts as left out.</summary>
    public void Text(string key, Action<string> set)
    {
        if (Value(key) is { } text)
            set(text);
    }

    /// <summary>Reads a flag.</summary>
    public void Flag(string key, Action<bool> set)
    {
        if (Value(key) is not { } text)
            return;
        if (bool.TryParse(text, out bool flag))
            set(flag);
        else
            Fault(key, $"is '{text}'; use true or false");
    }

    /// <summary>Reads a time.</summary>
    public void Time(string key, TimeSpan least, Action<TimeSpan> set)
    {
        if (Value(key) is not { } text)
            return;
        if (!TryParse(text, out TimeSpan time))
            Fault(key, $"is '{text}'; use a time such as 00:00:15, or a number of seconds");
        else if (time < least)
            Fault(key, $"is {text}; use {least.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds or more");
        else
            set(time);
    }

    /// <summary>Reads a name of an enumeration.</summary>
    public void Name<T>(string key, Action<T> set) where T : struct, Enum
    {
        if (Value(key) is not { } text)
            return;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value))
            set(value);
        else
            Fault(key, $"is '{text}'; use {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>Reads an address.</summary>
    public void Address(string key, Action<Uri> set)
    {
        if (Value(key) is not { } text)
            return;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            set(address!);
        else
            Fault(key, $"is '{text}'; use an address that starts with https://");
    }

    /// <summary>Reads a list: an array, or texts parted by commas.</summary>
    public void List(string key, Action<IList<string>> set)
    {
        _known.Add(key);
        IConfigurationSection list = section.GetSection(key);
        string[] items = [.. list.GetChildren().Select(item => item.Value ?? "")];
        if (items.Length == 0 && !string.IsNullOrWhiteSpace(list.Value))
            items = list.Value.Split(',', StringSplitOptions.TrimEntries);
        if (items.Contains(""))
            Fault(key, "has an empty item; remove it");
        else if (items.Length != 0)
            set([.. items]);
    }

    /// <summary>Leaves a key to somebody else.</summary>
    public void Skip(string key) => _known.Add(key);

    /// <summary>Notes the keys that nobody has asked for.</summary>
    public void End()
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!_known.Contains(child.Key))
                Fault(child.Key, $"is no option; use {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    private static bool TryParse(string text, out TimeSpan time)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            bool fits = Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds;
            time = fits ? TimeSpan.FromSeconds(seconds) : default;
            return fits;
        }
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time);
    }

    private string? Value(string key)
    {
        _known.Add(key);
        return section[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }

    private void Fault(string key, string fault) => faults.Add($"{section.Path}:{key} {fault}.");
}
