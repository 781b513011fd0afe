using System.Text.Json;
using Instrument;
using Instrument.Generated.Tests.Metrics;

namespace Scenario;

/// <summary>Logs a row in every way there is.</summary>
internal static class LoggedRows
{
    public static void Log(Run run, Expectations expectations)
    {
        run.DefineMetric("dynamic/*", axis: "epoch", summary: MetricSummary.Max | MetricSummary.Mean, goal: MetricGoal.Maximize);
        LogTypes(run);
        LogSeries(run, expectations);
        LogMethods(run);
        LogByKey(run, expectations);
        LogSteps(run);
    }

    private static void LogTypes(Run run)
    {
        run.Log(SampleMetrics.Create());
        run.Log(new EveryMetric());
        run.Log(new TrainMetrics { Loss = 0.5, GradientNorm = 0.25f, Epoch = 1 });
        run.Log(new TrainMetrics { Loss = double.NaN, Epoch = 2 });
        run.Log(new EvaluationMetrics(0.125, "note"));
        run.Log(new PointMetrics(1, null));
        run.Log(new PartialMetrics { Rate = 2.5, Count = 3 });
        run.Log(new LatePartialMetrics { Count = 4 });
        run.Log(new NestedMetrics { Decoder = new PointMetrics(5, 6) });
    }

    private static void LogSeries(Run run, Expectations expectations)
    {
        run.Log(new HistogramMetrics { Weights = [0, 1, 1, 2, 4, double.NaN], Counts = [3, 3], Memory = new float[] { 1, 2 } });
        run.Log(new FamilyMetrics { Norms = [1, 2.5f, 3, 4], Parts = [3, double.NaN], Big = [Int128.MaxValue] });
        run.Log(new FamilyHolder { Epoch = 3, Inner = new FamilyMetrics { Norms = [7] }, Last = "b" });
        run.Log(new GuardedMetrics { Skip = double.PositiveInfinity, Throw = 1 });
        expectations.Throws<ArgumentException>(
            "NaN under the policy Throw", "'throw' is NaN", () => run.Log(new GuardedMetrics { Throw = float.NaN }));
    }

    private static void LogMethods(Run run)
    {
        run.LogValidation(1.5, null);
        Reports.LogEvaluation(Phase.Main, run, [0, 1, 2], [4], new PointMetrics(1, null), "n");
        new Reporter(run).Report(3);
        HiddenMetrics hidden = new();
        hidden.Raise();
        run.Log(hidden);
        run.Log(new HiddenHolder { Inner = hidden });
        HiddenMetrics.LogSecret(run);
        new GenericMetrics<string>(4, "other").LogTo(run);
    }

    private static void LogByKey(Run run, Expectations expectations)
    {
        run.Log("dynamic/double", 0.1);
        run.Log("dynamic/float", 0.1f);
        run.Log("dynamic/long", long.MinValue);
        run.Log("dynamic/ulong", ulong.MaxValue);
        run.Log("dynamic/bool", true);
        run.Log("dynamic/string", "text \"quoted\"");
        using JsonDocument json = JsonDocument.Parse("""{"a": [1, null]}""");
        run.Log(new Dictionary<string, object?>
        {
            ["by_key/int"] = 1,
            ["by_key/decimal"] = 0.10m,
            ["by_key/enum"] = Phase.Main,
            ["by_key/half"] = (Half)0.5,
            ["by_key/big"] = Int128.MinValue,
            ["by_key/list"] = new List<object?> { 1, "two", 3.5, null, new[] { 4 } },
            ["by_key/floats"] = new[] { 1.5f, float.NaN },
            ["by_key/nested"] = new Dictionary<string, object?> { ["x"] = 1, ["y"] = new Dictionary<string, int> { ["z"] = 2 } },
            ["by_key/json"] = json.RootElement,
            ["by_key/null"] = null,
        });
        expectations.Throws<ArgumentException>(
            "an object", "cannot be logged", () => run.Log(new Dictionary<string, object?> { ["object"] = new object() }));
    }

    private static void LogSteps(Run run)
    {
        run.Log("step/first", 1, step: 100);
        run.Log("step/second", 2, step: 100);
        run.Log(new TrainMetrics { Loss = 0.0625, Epoch = 4 }, step: 110);
        run.Log("step/behind", 3, step: 5);
        run.Log("step/held", 4, step: 120, commit: false);
        run.Log("step/last", 5, step: 120, commit: true);
    }
}
