namespace Instrument.Generated.Tests.Metrics;

public static partial class Reports
{
    public static partial void LogValidation(
        this Run run, [Metric("val/loss", Goal = MetricGoal.Minimize)] double loss, [Metric("val/accuracy")] double? accuracy, long? step = null);

    [Metric("eval")]
    public static partial void LogEvaluation(
        [Metric] Phase phase, Run run, [Metric(As = MetricForm.Histogram, Bins = 2)] ReadOnlySpan<float> scores,
        [MetricFamily("layer/{0}", Max = 2)] ReadOnlySpan<int> layers, [Metric("point")] PointMetrics point, [Metric] string? note);
}

public sealed partial class Reporter(Run run)
{
    public partial void Report([Metric("reported")] int value);

    public string Run => run.Id;
}

/// <summary>Holds metrics that only parts of their types can read.</summary>
public partial class HiddenMetrics
{
    [Metric("hidden")] private double _hidden = 1;
    [Metric("guarded")] protected int Guarded { get; set; } = 2;

    public void Raise() => _hidden++;

    public static void LogSecret(Run run) => new Secret { Value = 5 }.LogTo(run);

    private sealed partial class Secret
    {
        [Metric("secret")] public int Value { get; set; }
    }
}

public sealed class HiddenHolder
{
    [Metric("inner")] public HiddenMetrics? Inner { get; set; }
}

public sealed partial record GenericMetrics<T>([Metric("generic")] double Value, T Other);
