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
            SameParts.Assert(config, read);
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
}
