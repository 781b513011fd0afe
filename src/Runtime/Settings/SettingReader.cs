using System.Globalization;
using System.Text.Json;
using Instrument.Http;

namespace Instrument.Settings;

/// <summary>
/// Gives settings their types. A text that breaks a rule is an exception when it comes from the environment, and a finding when it
/// comes from a file, whose setting then counts as not given.
/// </summary>
internal sealed class SettingReader(SettingSources sources)
{
    // Timers take no more than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>What was wrong in files.</summary>
    public List<SettingFinding> Findings { get; } = [.. sources.Findings];

    /// <summary>A text.</summary>
    public string? Text(string name) => sources.Find(name)?.Text;

    /// <summary>A yes or no.</summary>
    public bool Flag(string name, bool fallback) => Read<bool>(name, TryFlag, "it is no flag; use 'true' or 'false'") ?? fallback;

    /// <summary>A number above 0; others count as not given, as with the official client.</summary>
    public int? Count(string name) => Read<int>(name, TryCount, "it is no whole number") is > 0 and int count ? count : null;

    /// <summary>A time above 0; others give <see langword="null"/>.</summary>
    public TimeSpan? Seconds(string name) => SecondsOrNone(name) is { } time && time > TimeSpan.Zero ? time : null;

    /// <summary>A time, where 0 and less stand for none.</summary>
    public TimeSpan? SecondsOrNone(string name) => Read<TimeSpan>(name, TrySeconds, "it is no number of seconds");

    /// <summary>Takes a setting by a rule of its own, which gives <see langword="null"/> or the mistake.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="isSecret">Whether the text is left out of messages.</param>
    /// <param name="rule">Takes the text and returns the rule that it breaks, or <see langword="null"/>.</param>
    public SettingText? Take(string name, bool isSecret, Func<string, string?> rule)
    {
        if (sources.Find(name) is not { } setting)
            return null;
        if (rule(setting.Text) is not { } broken)
            return setting;
        Refuse(setting, isSecret, broken);
        return null;
    }

    /// <summary>A JSON object of texts, all of which obey a rule; else it is empty.</summary>
    public IReadOnlyDictionary<string, string> Map(string name, Func<KeyValuePair<string, string>, string?> rule)
    {
        Dictionary<string, string> map = [];
        SettingText? taken = Take(name, isSecret: true, text => TryMap(text, map)
            ? map.Select(rule).FirstOrDefault(broken => broken is not null)
            : "it is no JSON object whose values are texts");
        return taken is null ? new Dictionary<string, string>() : map;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T? Read<T>(string name, Parser<T> parser, string rule) where T : struct
    {
        T value = default;
        return Take(name, isSecret: false, text => parser(text, out value) ? null : rule) is null ? null : value;
    }

    private void Refuse(SettingText setting, bool isSecret, string rule)
    {
        string message = isSecret ? $"{setting.Place} cannot be used: {rule}" : $"{setting.Place} is '{Redaction.Text(setting.Text)}': {rule}";
        if (!setting.IsFromFile)
            throw new WandbException(message + ".");
        Findings.Add(new SettingFinding(message + "; it is left out."));
    }

    private static bool TryFlag(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "1" or "TRUE" or "T" or "YES" or "Y" or "ON";
        return value || text.ToUpperInvariant() is "0" or "FALSE" or "F" or "NO" or "N" or "OFF";
    }

    private static bool TryCount(string text, out int value) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TrySeconds(string text, out TimeSpan value)
    {
        value = default;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || double.IsNaN(seconds))
            return false;
        value = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
        return true;
    }

    private static bool TryMap(string text, Dictionary<string, string> map)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.String)
                    return false;
                map[property.Name] = property.Value.GetString()!;
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
