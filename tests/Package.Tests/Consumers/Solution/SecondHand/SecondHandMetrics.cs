using Instrument;

namespace SecondHand;

public sealed class SecondHandMetrics
{
    [Metric("second_hand/loss")]
    public double Loss { get; set; }
}
