using Instrument.Reading;

namespace Scenario;

/// <summary>Every row of the log is the one that was logged: all rows, then by column, then one by one as they are followed.</summary>
internal static class RowChecks
{
    private static readonly string[] Added = ["_step", "_runtime", "_timestamp"];

    private const string Expected = """
        0: bool=true byte=255 char="ä" decimal=0.10 double=0.1 duration=90.5 float=0.1 guid="00010203-0405-0607-0809-0a0b0c0d0e0f" half=0.1 int=-2147483648 int128=-170141183460469231731687303715884105728 long=-9223372036854775808 maybe/bool=false maybe/char="x" maybe/decimal=3.0 maybe/double=NaN maybe/duration=0.001 maybe/float=Infinity maybe/guid="00000000-0000-0000-0000-000000000000" maybe/half=0.5 maybe/int=1 maybe/int128=4 maybe/phase=3 maybe/phase_name="3" maybe/time="2026-01-02T00:00:00.0000000Z" maybe/time_offset="2026-01-02T00:00:00.0000000Z" maybe/ulong=2 nint=-5 nuint=5 options="Clip, Decay" phase=7 phase_name="Main" sbyte=-128 short=-32768 string="a \"quoted\" text\n" time="2026-01-02T03:04:05.0000000Z" time_offset="2026-01-02T02:04:05.0000000Z" uint=4294967295 uint128=340282366920938463463374607431768211455 ulong=18446744073709551615 ushort=65535
        1: bool=false byte=0 char="\u0000" decimal=0 double=0 duration=0 float=0 guid="00000000-0000-0000-0000-000000000000" half=0 int=0 int128=0 long=0 nint=0 nuint=0 options="None" phase=0 phase_name="Warmup" sbyte=0 short=0 time="0001-01-01T00:00:00.0000000Z" time_offset="0001-01-01T00:00:00.0000000Z" uint=0 uint128=0 ulong=0 ushort=0
        2: epoch=1 train/grad_norm=0.25 train/loss=0.5
        3: epoch=2 train/loss=NaN
        4: note="note" val/loss=0.125
        5: x=1
        6: step/count=3 step/rate=2.5
        7: count=4
        8: dec/x=5 dec/y=6 enc/epoch=0 enc/train/loss=0
        9: counts._type="histogram" counts.bins=[2.5,3,3.5] counts.values=[0,2] memory._type="histogram" memory.bins=[1,2] memory.values=[2] weights._type="histogram" weights.bins=[0,1,2,3,4] weights.values=[1,2,1,1]
        10: big/0=170141183460469231731687303715884105727 layer/0/norm=1 layer/1/norm=2.5 layer/2/norm=3 part/embed=3
        11: epoch=3 inner/layer/0/norm=7 last="b"
        12: throw=1
        13: val/loss=1.5
        14: eval/layer/0=4 eval/note="n" eval/phase=7 eval/point/x=1 eval/scores._type="histogram" eval/scores.bins=[0,1,2] eval/scores.values=[1,2]
        15: reported=3
        16: guarded=2 hidden=2
        17: inner/guarded=2 inner/hidden=2
        18: secret=5
        19: generic=4
        20: dynamic/double=0.1 epoch=3
        21: dynamic/float=0.1 epoch=3
        22: dynamic/long=-9223372036854775808 epoch=3
        23: dynamic/ulong=18446744073709551615 epoch=3
        24: dynamic/bool=true epoch=3
        25: dynamic/string="text \"quoted\"" epoch=3
        26: by_key/big=-170141183460469231731687303715884105728 by_key/decimal=0.10 by_key/enum=7 by_key/floats=[1.5,NaN] by_key/half=0.5 by_key/int=1 by_key/json={"a":[1,null]} by_key/list=[1,"two",3.5,null,[4]] by_key/nested.x=1 by_key/nested.y.z=2 by_key/null=null
        100: step/first=1 step/second=2
        110: epoch=4 train/loss=0.0625
        111: step/behind=3
        120: step/held=4 step/last=5
        """;

    public static async Task CheckAsync(RunReader reader, Expectations expectations)
    {
        string[] rows = [.. reader.ReadRows().Select(Text)];
        expectations.EqualLines("rows", Expected, rows);
        expectations.Equal("number of rows", (long)rows.Length, reader.RowCount);
        expectations.EqualLines("rows from step 100", "100\n110\n111\n120", reader.ReadRows(new RowFilter { FromStep = 100 }).Select(row => $"{row.Step}"));

        List<string> followed = [];
        await foreach (HistoryRow row in reader.Follow())
            followed.Add(Text(row));
        expectations.EqualLines("followed rows", string.Join('\n', rows), followed);

        MetricColumn column = reader.ReadColumns("train/loss")[0];
        expectations.Equal("column of train/loss", "2:0.5 3:NaN 110:0.0625", string.Join(' ', column.Steps.ToArray().Zip(column.Values.ToArray(), (step, value) => FormattableString.Invariant($"{step}:{value}"))));
        HistoryRow first = reader.ReadRows().First();
        expectations.Equal("a number", true, first.TryGetDouble("double", out double number) && number == 0.1);
        expectations.Equal("a whole number", true, first.TryGetInt64("long", out long whole) && whole == long.MinValue);
        expectations.Equal("a flag", true, first.TryGetBoolean("bool", out bool flag) && flag);
        expectations.Equal("a text", true, first.TryGetString("phase_name", out string? text) && text == "Main");
    }

    private static string Text(HistoryRow row) =>
        $"{row.Step}: {string.Join(' ', row.Keys.Except(Added).Order(StringComparer.Ordinal).Select(key => $"{key}={row.GetRawJson(key)}"))}";
}
