using Instrument.Reading;

namespace Scenario;

/// <summary>What a log adds up to: the run, its summary, its definitions, and the account of its keys.</summary>
internal static class SummaryChecks
{
    private const string ExpectedSummary = """
        _instrument={"logged":33,"kept":33}
        _step=120
        big/0=170141183460469231731687303715884105727
        bool=false
        by_key/big=-170141183460469231731687303715884105728
        by_key/decimal=0.10
        by_key/enum=7
        by_key/floats=[1.5,"NaN"]
        by_key/half=0.5
        by_key/int=1
        by_key/json={"a":[1,null]}
        by_key/list=[1,"two",3.5,null,[4]]
        by_key/nested={"x":1,"y":{"z":2}}
        byte=0
        char="\u0000"
        count=4
        dec/x=5
        dec/y=6
        decimal=0
        double=0
        duration=0
        dynamic/bool={"max":0,"mean":"NaN"}
        dynamic/double={"max":0.1,"mean":0.1}
        dynamic/float={"max":0.10000000149011612,"mean":0.10000000149011612}
        dynamic/long={"max":-9.223372036854776E+18,"mean":-9.223372036854776E+18}
        dynamic/string={"max":0,"mean":"NaN"}
        dynamic/ulong={"max":1.8446744073709552E+19,"mean":1.8446744073709552E+19}
        enc/epoch=0
        enc/train/loss={"min":0}
        epoch=4
        eval/layer/0=4
        eval/note="n"
        eval/phase=7
        eval/point/x=1
        eval/scores={"_type":"histogram","values":[1,2],"bins":[0,1,2]}
        float=0
        generic=4
        guarded=2
        guid="00000000-0000-0000-0000-000000000000"
        half=0
        hidden=2
        inner/guarded=2
        inner/hidden=2
        inner/layer/0/norm=7
        int128=0
        int=0
        last="b"
        layer/0/norm=1
        layer/1/norm=2.5
        layer/2/norm=3
        long=0
        maybe/bool=false
        maybe/char="x"
        maybe/decimal=3.0
        maybe/double="NaN"
        maybe/duration=0.001
        maybe/float="Infinity"
        maybe/guid="00000000-0000-0000-0000-000000000000"
        maybe/half=0.5
        maybe/int128=4
        maybe/int=1
        maybe/phase=3
        maybe/phase_name="3"
        maybe/time="2026-01-02T00:00:00.0000000Z"
        maybe/time_offset="2026-01-02T00:00:00.0000000Z"
        maybe/ulong=2
        memory={"_type":"histogram","values":[2],"bins":[1,2]}
        nint=0
        note="note"
        nuint=0
        options="None"
        part/embed=3
        phase=0
        phase_name="Warmup"
        reported=3
        sbyte=0
        secret=5
        short=0
        step/behind=3
        step/count=3
        step/first=1
        step/held=4
        step/last=5
        step/rate=2.5
        step/second=2
        string="a \"quoted\" text\n"
        throw=1
        time="0001-01-01T00:00:00.0000000Z"
        time_offset="0001-01-01T00:00:00.0000000Z"
        train/grad_norm=0.25
        train/loss={"min":"NaN"}
        uint128=0
        uint=0
        ulong=0
        ushort=0
        val/loss=1.5
        weights={"_type":"histogram","values":[1,2,1,1],"bins":[0,1,2,3,4]}
        x=1
        """;

    private const string ExpectedDefinitions = """
        counts axis= None Unset hidden=False pattern=False
        dynamic/* axis=epoch Max, Mean Maximize hidden=False pattern=True
        dynamic/bool axis=epoch Max, Mean Maximize hidden=False pattern=False
        dynamic/double axis=epoch Max, Mean Maximize hidden=False pattern=False
        dynamic/float axis=epoch Max, Mean Maximize hidden=False pattern=False
        dynamic/long axis=epoch Max, Mean Maximize hidden=False pattern=False
        dynamic/string axis=epoch Max, Mean Maximize hidden=False pattern=False
        dynamic/ulong axis=epoch Max, Mean Maximize hidden=False pattern=False
        enc/epoch axis= Default Unset hidden=True pattern=False
        enc/train/loss axis= Min Unset hidden=False pattern=False
        epoch axis= Default Unset hidden=True pattern=False
        train/loss axis= Min Unset hidden=False pattern=False
        val/loss axis= Default Minimize hidden=False pattern=False
        """;

    public static void Check(RunReader reader, Expectations expectations)
    {
        RunInfo run = reader.Run;
        expectations.Equal("the run", "scenario trimmed checks test one,two A run that checks itself.",
            string.Join(' ', run.Project, run.Name, run.Group, run.JobType, string.Join(',', run.Tags), run.Notes));
        expectations.Equal("the log is complete", (true, 0, 0), (reader.IsComplete, reader.ExitCode ?? -1, reader.Damage.Count));
        expectations.EqualLines("summary", ExpectedSummary, reader.Summary
            .Where(value => value.Key is not ("_runtime" or "_timestamp" or "_wandb"))
            .Select(value => $"{value.Key}={value.Value.GetRawText()}")
            .Order(StringComparer.Ordinal));
        expectations.EqualLines("definitions", ExpectedDefinitions, reader.Metrics
            .Select(metric => $"{metric.Name} axis={metric.Axis} {metric.Summary} {metric.Goal} hidden={metric.Hidden} pattern={metric.IsPattern}")
            .Order(StringComparer.Ordinal));
        LoggedKey loss = reader.Keys["train/loss"];
        expectations.Equal("the account of train/loss", (3L, 2L, 110L, ValueKinds.Number), (loss.Count, loss.FirstStep, loss.LastStep, loss.Kinds));
    }
}
