using Instrument;

namespace Strict;

internal static partial class Validation
{
    [Metric("val")]
    public static partial void LogValidation(this Run run, [Metric] double loss, [Metric] string? note, long? step = null);
}
