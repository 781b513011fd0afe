using System.Buffers;
using System.Text.Json;
using Instrument.Configs;
using Instrument.Generated;

namespace Instrument;

/// <summary>Reads and compares configs.</summary>
public static class WandbConfig
{
    // W&B adds its own notes to the config of a run under this key.
    private const string ReservedKey = "_wandb";

    /// <summary>Puts values from JSON, for example those of a sweep or of a resumed run, into a copy of a config.</summary>
    /// <remarks>
    /// A nested config is read key by key, everything else is replaced as a whole. A key without a member and a member that cannot
    /// be set are reported, but do not fail. <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> are numbers. Exceptions that the
    /// members' own setters and constructors throw reach the caller.
    /// </remarks>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="json">A JSON object in UTF-8, with some or all of the config's keys.</param>
    /// <param name="defaults">The config that has the values for all other keys. It is left as it is.</param>
    /// <param name="config">A new config with every value that could be read, even when others could not.</param>
    /// <param name="errors">What was wrong, in the order of the config's members.</param>
    /// <returns>Whether every value that has a place in the config could be read.</returns>
    public static bool TryRead<TConfig>(
        ReadOnlySpan<byte> json, TConfig defaults, out TConfig config, out IReadOnlyList<ConfigReadError> errors)
        where TConfig : IWandbConfig<TConfig>
    {
        ArgumentNullException.ThrowIfNull(defaults);
        ConfigReadLog log = new();
        errors = log.Errors;
        config = defaults;
        try
        {
            using JsonDocument document = ConfigJson.Parse(json);
            config = new ConfigReader(document.RootElement, "", log).Update(defaults, ReservedKey) ?? defaults;
        }
        catch (JsonException exception)
        {
            log.Add("", ConfigReadErrorKind.NotJson, $"is not JSON: {exception.Message}");
        }
        return log.Failures == 0;
    }

    /// <summary>The same for a config whose type is not known, which keeps its type.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> json, IWandbConfig defaults, out IWandbConfig config, out IReadOnlyList<ConfigReadError> errors)
    {
        ConfigReadLog log = new();
        errors = log.Errors;
        using JsonDocument document = ConfigJson.Parse(json);
        config = new ConfigReader(document.RootElement, "", log).Fill(defaults, ReservedKey) ?? defaults;
        return log.Failures == 0;
    }

    /// <summary>The values in which two configs differ, member by member.</summary>
    /// <remarks>
    /// A member with <see cref="SecretAttribute"/> that has changed is in the list, but its values are not: both texts are <c>"***"</c>.
    /// </remarks>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="old">The first config.</param>
    /// <param name="other">The second config.</param>
    /// <returns>The differences in the order of the members; none when both configs are written alike.</returns>
    public static IReadOnlyList<ConfigDifference> Difference<TConfig>(TConfig old, TConfig other) where TConfig : IWandbConfig
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(other);
        SecretIndex secrets = new();
        using JsonDocument first = Write(old, secrets);
        using JsonDocument second = Write(other, secrets);
        ConfigComparer comparer = new();
        comparer.Compare("", first.RootElement, second.RootElement);
        return comparer.Differences;
    }

    private static JsonDocument Write<TConfig>(TConfig config, SecretIndex secrets) where TConfig : IWandbConfig
    {
        ArrayBufferWriter<byte> output = new();
        using ConfigWriter writer = new(output, secrets);
        config.WriteConfig(writer);
        writer.Complete();
        return ConfigJson.Parse(output.WrittenSpan);
    }
}
