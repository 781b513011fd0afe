using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Instrument.Configs;

namespace Instrument.Generated;

/// <summary>
/// Reads one value of a config. For generated code, which asks an object for each of its members once and says what to keep where
/// there is none.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ConfigReader
{
    private readonly JsonElement _value;
    private readonly string _path;
    private readonly ConfigReadLog _log;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal ConfigReader(JsonElement value, string path, ConfigReadLog log)
    {
        _value = value;
        _path = path;
        _log = log;
    }

    /// <summary>Whether everything was there that a new config needs.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The value under the key, or else <paramref name="fallback"/>.</summary>
    public T Read<T>(ReadOnlySpan<byte> utf8Key, T fallback, ConfigParser<T> parser) =>
        Find(utf8Key) is { } member && member.TryParse(parser, out T? value) ? value : fallback;

    /// <summary>The value under the key, without which no new config can be made.</summary>
    public T Require<T>(ReadOnlySpan<byte> utf8Key, ConfigParser<T> parser)
    {
        if (Find(utf8Key) is not { } member)
            _log.Add(ConfigPath.Member(_path, Encoding.UTF8.GetString(utf8Key)), ConfigReadErrorKind.Missing, "is missing");
        else if (member.TryParse(parser, out T? value))
            return value;
        IsComplete = false;
        return default!;
    }

    /// <summary>The nested config under the key: a copy of <paramref name="fallback"/> with the values that are there.</summary>
    public T ReadConfig<T>(ReadOnlySpan<byte> utf8Key, T fallback) where T : IWandbConfig<T> =>
        Find(utf8Key) is { } member ? member.UpdateOrCreate(fallback) ?? fallback : fallback;

    /// <summary>The nested config under the key, or <see langword="null"/> where JSON says so.</summary>
    public T? ReadConfigOrNull<T>(ReadOnlySpan<byte> utf8Key, T? fallback) where T : class, IWandbConfig<T>
    {
        if (Find(utf8Key) is not { } member)
            return fallback;
        return member.IsNull ? null : member.UpdateOrCreate(fallback) ?? fallback;
    }

    /// <summary>The nested config under the key, or <see langword="null"/> where JSON says so.</summary>
    public T? ReadConfigOrNull<T>(ReadOnlySpan<byte> utf8Key, T? fallback) where T : struct, IWandbConfig<T>
    {
        if (Find(utf8Key) is not { } member)
            return fallback;
        if (member.IsNull)
            return null;
        int failures = _log.Failures;
        T config = fallback is { } value ? member.Update(value) : member.Create<T>();
        return fallback is null && _log.Failures != failures ? null : config;
    }

    /// <summary>Passes over a member that is never read.</summary>
    public void Skip(ReadOnlySpan<byte> utf8Key) => _asked.Add(Encoding.UTF8.GetString(utf8Key));

    /// <summary>Passes over a member that cannot be set, unless a constructor has taken the value already.</summary>
    public void SkipNotSettable(ReadOnlySpan<byte> utf8Key)
    {
        int asked = _asked.Count;
        if (Find(utf8Key) is { } member && _asked.Count != asked)
            member.Report(ConfigReadErrorKind.NotSettable, "cannot be set");
    }

    /// <summary>A copy of the config with the values of this object; null when none could be made.</summary>
    internal T? Update<T>(T config, string? ignoredKey = null) where T : IWandbConfig<T>
    {
        if (ignoredKey is not null)
            _asked.Add(ignoredKey);
        return IsObject() ? Checked(T.UpdateConfig(this, config)) : default;
    }

    /// <summary>A copy of the config, of the same type, with the values of this object; null when none could be made.</summary>
    internal IWandbConfig? Fill(IWandbConfig config, string ignoredKey)
    {
        _asked.Add(ignoredKey);
        return IsObject() ? Checked(config.ReadConfig(this)) : null;
    }

    /// <summary>A new config with the values of this object; null when none could be made.</summary>
    internal T? Create<T>() where T : IWandbConfig<T> => IsObject() ? Checked(T.CreateConfig(this)) : default;

    private T? UpdateOrCreate<T>(T? fallback) where T : IWandbConfig<T> => fallback is null ? Create<T>() : Update(fallback);

    private bool TryParse<T>(ConfigParser<T> parser, [NotNullWhen(true)] out T? value)
    {
        int failures = _log.Failures;
        value = parser(this);
        return _log.Failures == failures;
    }

    private ConfigReader? Find(ReadOnlySpan<byte> utf8Key)
    {
        string key = Encoding.UTF8.GetString(utf8Key);
        _asked.Add(key);
        return _value.TryGetProperty(utf8Key, out JsonElement member) ? new ConfigReader(member, ConfigPath.Member(_path, key), _log) : null;
    }

    private bool IsObject()
    {
        if (_value.ValueKind == JsonValueKind.Object)
            return true;
        Expected("an object");
        return false;
    }

    // What was not asked for says nothing when reading ended early.
    private T? Checked<T>(T? config)
    {
        if (!IsComplete)
            return config;
        foreach (JsonProperty member in _value.EnumerateObject())
        {
            if (_asked.Add(member.Name))
                _log.Add(ConfigPath.Member(_path, member.Name), ConfigReadErrorKind.UnknownKey, "is no member of the config");
        }
        return config;
    }
}
