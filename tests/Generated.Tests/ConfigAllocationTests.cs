using System.Buffers;
using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

public sealed class ConfigAllocationTests
{
    public static TheoryData<IWandbConfig> Configs => new(
        new TrainConfig(),
        new ValueConfig(),
        new NullableConfig(),
        new FlagsConfig(),
        new ConvConfig { Inner = new ConvConfig() },
        new RestartSchedule(3) { Restarts = 2 },
#if !DEBUG
        // Unoptimized code boxes a struct to compare it with null.
        new SecretConfig { ApiKey = "abc", Others = [new SecretConfig()] },
        new EveryKindConfig { Collections = null!, MaybeVersion = new Version(1, 2), MaybeTimeOnly = default(TimeOnly) },
        new CollectionsConfig
        {
            Array = [1],
            HashSet = ['a'],
            Dictionary = new() { ["a"] = 1, ["b"] = double.NaN },
            MaybeDictionary = new() { ["c"] = default },
            SortedDictionary = null!,
            ImmutableDictionary = null!,
            ImmutableSortedDictionary = null!,
        },
        new ListConfig { IReadOnlyList = [OptimizerKind.Sgd], IEnumerable = [] },
#endif
        // Values that only ToString can name, and what only its enumerator knows, do allocate.
        new ListConfig { IReadOnlyList = [OptimizerKind.Sgd], IEnumerable = [], Nested = [], Points = [] });

    [Theory]
    [MemberData(nameof(Configs))]
    public void Writing_with_a_used_writer_allocates_nothing(IWandbConfig config)
    {
        ArrayBufferWriter<byte> output = new(16 * 1024);
        using ConfigWriter writer = new(output);
        for (int i = 0; i < 3; i++)
            Write(config, writer, output);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Write(config, writer, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Write(IWandbConfig config, ConfigWriter writer, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        writer.Reset(output);
        config.WriteConfig(writer);
        writer.Complete();
    }
}
