using System.Collections;
using System.Reflection;
using System.Text;
using Instrument.Generated.Tests.Configs;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Generated.Tests;

/// <summary>Whatever the writer writes, the reader reads.</summary>
public sealed class ConfigRoundTripTests(ITestOutputHelper output)
{
    private const int Rounds = 300;

    [Fact]
    public void Random_configs_come_back_equal()
    {
        RandomConfigs configs = new(Seed.Random(output));
        for (int i = 0; i < Rounds; i++)
        {
            EveryKindConfig config = configs.Next();
            // Other random values as defaults: nothing may be left of them.
            EveryKindConfig read = Read(ConfigJson.Write(config), configs.Next());
            AssertSame(nameof(EveryKindConfig), config, read);
            Assert.Empty(WandbConfig.Difference(config, read));
        }
    }

    [Fact]
    public void Difference_is_empty_only_for_configs_that_are_written_alike()
    {
        RandomConfigs configs = new(Seed.Random(output));
        for (int i = 0; i < Rounds; i++)
        {
            (EveryKindConfig one, EveryKindConfig other) = (configs.Next(), configs.Next());
            Assert.Equal(ConfigJson.Write(one) == ConfigJson.Write(other), WandbConfig.Difference(one, other).Count == 0);
        }
    }

    private static EveryKindConfig Read(string json, EveryKindConfig defaults)
    {
        Assert.True(WandbConfig.TryRead(Encoding.UTF8.GetBytes(json), defaults, out EveryKindConfig config, out var errors), string.Join("\n", errors));
        Assert.Empty(errors);
        return config;
    }

    // Records compare collections by reference, so the walk goes into everything that has parts.
    private static void AssertSame(string path, object? expected, object? actual)
    {
        if (expected is null or string or Enum || actual is null || (expected.GetType().Namespace is "System" && expected is not Array))
        {
            Assert.True(Equals(expected, actual), $"{path}: {expected} became {actual}");
        }
        else if (expected is IEnumerable)
        {
            object?[] expectedItems = Items(expected);
            object?[] actualItems = Items(actual);
            Assert.True(expectedItems.Length == actualItems.Length, $"{path}: {expectedItems.Length} items became {actualItems.Length}");
            for (int i = 0; i < expectedItems.Length; i++)
                AssertSame($"{path}[{i}]", expectedItems[i], actualItems[i]);
        }
        else
        {
            Assert.True(expected.GetType() == actual.GetType(), $"{path}: {expected.GetType()} became {actual.GetType()}");
            foreach (PropertyInfo property in expected.GetType().GetProperties())
                AssertSame($"{path}.{property.Name}", property.GetValue(expected), property.GetValue(actual));
            foreach (FieldInfo field in expected.GetType().GetFields())
                AssertSame($"{path}.{field.Name}", field.GetValue(expected), field.GetValue(actual));
        }
    }

    private static object?[] Items(object collection) => collection switch
    {
        System.Collections.Immutable.ImmutableArray<float> { IsDefault: true } => [],
        IDictionary dictionary => [.. dictionary.Keys.Cast<string>().Order(StringComparer.Ordinal).SelectMany(key => new object?[] { key, dictionary[key] })],
        HashSet<char> set => [.. set.Order().Cast<object>()],
        IEnumerable items => [.. items.Cast<object?>()],
        _ => [],
    };
}
