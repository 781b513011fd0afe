using Instrument;

namespace Library;

public sealed class LibraryMetrics
{
    [Metric("library/loss")]
    public double Loss { get; set; }
}
