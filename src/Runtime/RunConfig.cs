using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Details;
using Instrument.Generated;
using Instrument.Reading.Values;
using Instrument.Records;
using Instrument.Settings;
using Microsoft.Extensions.Logging;

namespace Instrument;

/// <summary>
/// The hyperparameters and settings of a run, which can be added to while it goes on. A value that is set stays: to set it to another one is
/// an error, unless the call says that it is meant.
/// </summary>
/// <remarks>
/// <para>
/// Values are numbers, flags, text, enums (their names), times, lists, dictionaries with string keys, <see langword="null"/>, and
/// <see cref="WandbConfigAttribute"/> types. NaN and infinities become <see langword="null"/>, because W&amp;B's config has none. Objects are
/// merged with what is there, member by member.
/// </para>
/// <para>All members may be called by several threads at once. Changes reach the server some seconds later, together.</para>
/// </remarks>
public sealed class RunConfig
{
    private const string Reserved = "_wandb";

    private readonly Func<Record, bool> _append;
    private readonly Action _throwFinished;
    private readonly ILogger _logger;

    // Guards the fields below, and that the log has the changes in their order.
    private readonly Lock _gate = new();
    private readonly JsonObject _values = [];
    private readonly Dictionary<string, string> _locks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    internal RunConfig(IEnumerable<ConfigItem> items, Func<Record, bool> append, Action throwFinished, ILogger logger)
    {
        _append = append;
        _throwFinished = throwFinished;
        _logger = logger;
        foreach (ConfigItem item in items)
            _values[item.Key] = Read(item.ValueJson);
    }

    /// <summary>The keys that are set, in their order.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
                return [.. _values.Select(pair => pair.Key)];
        }
    }

    /// <summary>Sets a value. The same value again changes nothing.</summary>
    /// <param name="key">The key, of which leading and trailing hyphens are dropped: not empty and not <c>_wandb</c>.</param>
    /// <exception cref="ArgumentException">The key breaks a rule, or the value's type cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The key is set to another value. Use <see cref="Set"/> to change it.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "Values are read with their type: TryGet.")]
    public object? this[string key]
    {
        set => Set(key, value);
    }

    /// <summary>Sets a value.</summary>
    /// <param name="key">The key, of which leading and trailing hyphens are dropped: not empty and not <c>_wandb</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="allowValueChange">Whether the key may be set to another value already. Default: no.</param>
    /// <exception cref="ArgumentException">The key breaks a rule, or the value's type cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The key is set to another value, and <paramref name="allowValueChange"/> is off.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Set(string key, object? value, bool allowValueChange = false) => Update([KeyValuePair.Create(key, value)], allowValueChange);

    /// <summary>Sets several values, all or none of them.</summary>
    /// <inheritdoc cref="Set"/>
    /// <param name="values">Keys and values.</param>
    /// <param name="allowValueChange">Whether keys may be set to other values already. Default: no.</param>
    public void Update(IEnumerable<KeyValuePair<string, object?>> values, bool allowValueChange = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        Apply(values.Select(pair => (ToKey(pair.Key), DetailJson.Write(pair.Key, pair.Value))), allowValueChange, onlyMissing: false);
    }

    /// <summary>Sets all values of a config, all or none of them.</summary>
    /// <inheritdoc cref="Set"/>
    /// <param name="config">The config, as it is now.</param>
    /// <param name="allowValueChange">Whether keys may be set to other values already. Default: no.</param>
    public void Update<TConfig>(TConfig config, bool allowValueChange = false) where TConfig : IWandbConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        Apply(ConfigItems.Of(config).Select(item => (item.Key, item.ValueJson)), allowValueChange, onlyMissing: false);
    }

    /// <summary>Sets those values whose keys are not set yet.</summary>
    /// <param name="values">Keys and values.</param>
    /// <exception cref="ArgumentException">A key breaks a rule, or a value's type cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void SetDefaults(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Apply(values.Select(pair => (ToKey(pair.Key), DetailJson.Write(pair.Key, pair.Value))), allowValueChange: false, onlyMissing: true);
    }

    /// <summary>Reads a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value as JSON.</param>
    /// <returns>Whether the key is set.</returns>
    public bool TryGet(string key, out JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            bool isSet = _values.TryGetPropertyValue(key, out JsonNode? node);
            value = isSet ? ToElement(node) : default;
            return isSet;
        }
    }

    /// <summary>All values, as one JSON object.</summary>
    public JsonElement ToJson()
    {
        lock (_gate)
            return ToElement(_values);
    }

    /// <summary>Keeps keys as they are: what else sets them is ignored, with one warning for each.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="owner">Who has set them, for the warning: <c>sweep</c>, for example.</param>
    public void LockKeys(IEnumerable<string> keys, string owner)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        lock (_gate)
        {
            foreach (string key in keys)
                _locks[ToKey(key)] = owner;
        }
    }

    private void Apply(IEnumerable<(string Key, string Json)> changes, bool allowValueChange, bool onlyMissing)
    {
        (string Key, string Json)[] wanted = [.. changes];
        lock (_gate)
        {
            ConfigRecord record = new();
            foreach ((string key, string json) in wanted)
            {
                if (IsChange(key, Read(json), allowValueChange, onlyMissing))
                    record.Update.Add(new ConfigItem { Key = key, ValueJson = json });
            }
            if (record.Update.Count == 0)
                return;
            if (!_append(new Record { Config = record }))
                _throwFinished();
            foreach (ConfigItem item in record.Update)
                Merge(_values, item.Key, Read(item.ValueJson));
        }
    }

    private bool IsChange(string key, JsonNode? value, bool allowValueChange, bool onlyMissing)
    {
        if (!_values.TryGetPropertyValue(key, out JsonNode? present))
            return !IsLocked(key);
        if (onlyMissing || JsonNode.DeepEquals(present, value) || IsLocked(key))
            return false;
        return allowValueChange ? true : throw new InvalidOperationException(
            $"The config's '{key}' is {Show(present)} and would become {Show(value)}; a config says what a run was started with. Use another key, or pass allowValueChange: true.");
    }

    private bool IsLocked(string key)
    {
        if (!_locks.TryGetValue(key, out string? owner))
            return false;
        if (_warned.Add(key))
            LogMessages.ConfigKeyLocked(_logger, key, owner);
        return true;
    }

    // Objects are merged, as W&B does it (docs/wire/sdk-surface.md §4.4).
    private static void Merge(JsonObject target, string key, JsonNode? value)
    {
        if (value is JsonObject members && target[key] is JsonObject present)
        {
            foreach ((string name, JsonNode? member) in members.ToArray())
            {
                members.Remove(name);
                Merge(present, name, member);
            }
            return;
        }
        target[key] = value;
    }

    private static string ToKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string trimmed = key.Trim('-');
        if (trimmed.Length == 0 || trimmed == Reserved)
            throw new ArgumentException($"'{key}' is no key of a config: it is {(trimmed.Length == 0 ? "empty" : "reserved for W&B's own data")}.", nameof(key));
        return trimmed;
    }

    // Configs of types may have NaN and infinities, which are read as text.
    private static JsonNode? Read(string json) =>
        JsonNode.Parse(JsonDialect.Parse(json).GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = JsonDialect.MaxDepth });

    private static string Show(JsonNode? value)
    {
        string text = value?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }

    private static JsonElement ToElement(JsonNode? node)
    {
        using JsonDocument document = JsonDocument.Parse(node?.ToJsonString() ?? "null", new JsonDocumentOptions { MaxDepth = JsonDialect.MaxDepth });
        return document.RootElement.Clone();
    }
}
