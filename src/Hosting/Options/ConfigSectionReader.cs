using System.Buffers;
using System.Text.Json;
using Instrument.Generated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Options;

/// <summary>Reads a typed config from a section of the configuration, with the reader that the generator made for it and without reflection.</summary>
internal static class ConfigSectionReader
{
    /// <summary>Reads the section into a copy of a config.</summary>
    /// <param name="section">The values; a key is that of a member, as learning_rate or LearningRate.</param>
    /// <param name="defaults">Has the values that the section does not have.</param>
    /// <exception cref="OptionsValidationException">A value does not fit, or a key belongs to no member.</exception>
    public static TConfig Read<TConfig>(IConfigurationSection section, TConfig defaults) where TConfig : IWandbConfig<TConfig>
    {
        if (!section.GetChildren().Any())
            return defaults;
        ConfigNode root = new(section);
        while (true)
        {
            ArrayBufferWriter<byte> output = new();
            Dictionary<string, ConfigNode> places = [];
            using (Utf8JsonWriter json = new(output))
                root.Write(json, "", places);
            WandbConfig.TryRead(output.WrittenSpan, defaults, out TConfig config, out IReadOnlyList<ConfigReadError> errors);
            if (errors.Count == 0)
                return config;
            // Each round settles a reading of at least one value, so the rounds have an end.
            bool isNew = errors.Aggregate(false, (any, error) => TryAgain(places, error) | any);
            if (!isNew)
                throw new OptionsValidationException(typeof(TConfig).Name, typeof(TConfig), errors.Select(error => Fault<TConfig>(section, places, error)));
        }
    }

    private static bool TryAgain(Dictionary<string, ConfigNode> places, ConfigReadError error) =>
        Find(places, error) is { } node && error.Kind switch
        {
            ConfigReadErrorKind.UnknownKey => node.Rename(),
            ConfigReadErrorKind.WrongType => node.ReadOtherwise(),
            _ => false,
        };

    private static ConfigNode? Find(Dictionary<string, ConfigNode> places, ConfigReadError error) => places.GetValueOrDefault(error.Path);

    private static string Fault<TConfig>(IConfigurationSection section, Dictionary<string, ConfigNode> places, ConfigReadError error)
    {
        string path = Find(places, error)?.Path ?? section.Path;
        return error.Kind switch
        {
            ConfigReadErrorKind.UnknownKey => $"{path} is no member of {typeof(TConfig).Name}; remove it, or write the key of a member, as learning_rate or LearningRate.",
            ConfigReadErrorKind.NotSettable => $"{path} cannot be set: the property of {typeof(TConfig).Name} has no setter; remove it.",
            _ => $"{path}: {error.Message}.",
        };
    }
}
