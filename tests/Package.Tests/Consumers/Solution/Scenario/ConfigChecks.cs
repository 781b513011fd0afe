using System.Text;
using System.Text.Json;
using Instrument;
using Instrument.Generated.Tests.Configs;
using Instrument.Reading;

namespace Scenario;

/// <summary>The config in the log is the one the run was started with, as text and read back into the type.</summary>
internal static class ConfigChecks
{
    private const string Expected = """
        boolean=true
        byte=255
        char="ä"
        collections={"array":[1,2],"jagged":[[0.5],[]],"list":["a",null],"i_list":[1,null],"i_collection":[true,false],"i_read_only_list":["Sgd","9"],"i_read_only_collection":[60],"i_enumerable":["00000000-0000-0000-0000-000000000000"],"hash_set":["x"],"immutable_array":[1.5],"default_immutable_array":null,"immutable_list":["https://example.org/a"],"maybe_array":[7],"configs":[{"beta1":1,"beta2":2,"kind":"Adam"},null],"points":[{"x":5,"y":0},null],"schedules":[{"kind":"constant","start":1},{"kind":"cosine","start":1,"period":8,"end":0}],"dictionary":{"a":1,"b":2.5},"i_dictionary":{"c":[3]},"i_read_only_dictionary":{"d":{"beta1":0,"beta2":1,"kind":"Adam"}},"sorted_dictionary":{"e":null,"f":"g"},"maybe_dictionary":{"h":{"x":0,"y":6}}}
        config={"beta1":0.9,"beta2":0.999,"kind":"Sgd"}
        date_only="2026-01-02"
        date_time="2026-01-02T03:04:05Z"
        date_time_offset="2026-01-02T03:04:05+01:00"
        decimal=0.10
        double="-Infinity"
        enum="AdamW"
        flags="Amp, Compile"
        guid="00010203-0405-0607-0809-0a0b0c0d0e0f"
        half=0.5
        int128=-170141183460469231731687303715884105728
        int16=-32768
        int32=-2147483648
        int64=-9223372036854775808
        maybe_boolean=null
        maybe_config=null
        maybe_date_only=null
        maybe_date_time=null
        maybe_date_time_offset=null
        maybe_enum="Sgd"
        maybe_guid=null
        maybe_int32=3
        maybe_point={"x":3,"y":4}
        maybe_schedule={"kind":"restart","start":0.5,"period":3,"end":0,"restarts":2}
        maybe_string=null
        maybe_time_only=null
        maybe_time_span=0.25
        maybe_uri="data/text"
        maybe_version=null
        native=-5
        point={"x":1,"y":2}
        s_byte=-128
        schedule={"kind":"cosine","start":1,"period":100,"end":0.1}
        single=0.1
        string="a \"quoted\" text\n"
        time_only="03:04:05.0000000"
        time_span=90.5
        u_int128=340282366920938463463374607431768211455
        u_int16=65535
        u_int32=4294967295
        u_int64=18446744073709551615
        u_native=5
        uri="https://example.org"
        version="1.2.3"
        """;

    public static void Check(RunReader reader, Expectations expectations)
    {
        KeyValuePair<string, JsonElement>[] config = [.. reader.Config.Where(value => value.Key != "_wandb")];
        expectations.EqualLines("config", Expected, config.Select(value => $"{value.Key}={value.Value.GetRawText()}").Order(StringComparer.Ordinal));

        string json = $"{{{string.Join(',', config.Select(value => $"\"{value.Key}\":{value.Value.GetRawText()}"))}}}";
        bool readable = WandbConfig.TryRead(Encoding.UTF8.GetBytes(json), new EveryKindConfig(), out EveryKindConfig read, out var errors);
        expectations.Equal("the config in the log can be read", true, readable);
        expectations.EqualLines("errors of reading", "", [string.Join('\n', errors)]);
        expectations.EqualLines("differences to what was written", "", [string.Join('\n', WandbConfig.Difference(SampleConfig.Create(), read))]);
        expectations.Equal("the derived type that was read", new CosineSchedule(100) { End = 0.1 }, read.Schedule);

        CheckMistakes(expectations);
        CheckDifference(expectations);
    }

    private static void CheckMistakes(Expectations expectations)
    {
        const string Json = """{"batch_size": "many", "optimizer": {"kind": "none", "beta1": 0.5}, "unknown": 1, "seed": 9}""";
        bool readable = WandbConfig.TryRead(Encoding.UTF8.GetBytes(Json), new TrainConfig(), out TrainConfig read, out var errors);
        expectations.Equal("a config with mistakes is read", false, readable);
        expectations.Equal("its seed", 9, read.RandomSeed);
        expectations.Equal("its beta", 0.5, read.Optimizer.Beta1);
        expectations.EqualLines("its mistakes", """
            batch_size: expected a whole number, found "many"
            optimizer.kind: expected one of Adam, AdamW, Sgd, found "none"
            unknown: is no member of the config
            """, errors.Select(error => error.ToString()));
    }

    private static void CheckDifference(Expectations expectations)
    {
        EveryKindConfig old = SampleConfig.Create();
        EveryKindConfig other = old with { Int32 = 4, Schedule = new ConstantSchedule(), MaybeConfig = new OptimizerConfig(1, 2) };
        expectations.EqualLines("difference", """
            int32: -2147483648 → 4
            maybe_config: null → {"beta1":1,"beta2":2,"kind":"Adam"}
            schedule.kind: "cosine" → "constant"
            schedule.period: 100 → (none)
            schedule.end: 0.1 → (none)
            """, WandbConfig.Difference(old, other).Select(difference => difference.ToString()));
        expectations.EqualLines("difference of secrets", """
            api_key: "***" → "***"
            """, WandbConfig.Difference(new SecretConfig { ApiKey = "a" }, new SecretConfig { ApiKey = "b" }).Select(difference => difference.ToString()));
    }
}
