using System.Text;
using Instrument.Generator.Tests.Harness;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Generator.Tests.Properties;

/// <summary>Config types made at random are generated for, compiled, written and read.</summary>
public sealed class ConfigTests(ITestOutputHelper output)
{
    [Fact]
    public void A_config_of_any_type_is_written_as_System_Text_Json_writes_it_and_is_read_back_equal() =>
        PropertyCheck.Run(output, cases: 40, ConfigTypes.Arbitrary, Check);

    private static void Check(ConfigTypeCase type)
    {
        using CompiledSource compiled = new(type.ToString());
        object first = compiled.Method("MyApp.Entry", "First").CreateDelegate<Func<object>>()();
        object second = compiled.Method("MyApp.Entry", "Second").CreateDelegate<Func<object>>()();
        var write = compiled.Method("MyApp.Entry", "Write").CreateDelegate<Func<object, byte[]>>();
        var read = compiled.Method("MyApp.Entry", "Read").CreateDelegate<Func<byte[], object, object>>();
        var differences = compiled.Method("MyApp.Entry", "Differences").CreateDelegate<Func<object, object, int>>();

        Assert.Equal(type.First.OnlyJson, Encoding.UTF8.GetString(write(first)));
        Assert.Equal(type.Second.OnlyJson, Encoding.UTF8.GetString(write(second)));
        // Whatever the defaults hold is replaced.
        SameParts.Assert(first, read(write(first), second));
        SameParts.Assert(second, read(write(second), first));
        Assert.Equal(0, differences(first, first));
        Assert.Equal(type.First.OnlyJson == type.Second.OnlyJson, differences(first, second) == 0);
    }
}
