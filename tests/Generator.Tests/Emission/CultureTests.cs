using System.Globalization;
using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

public sealed class CultureTests
{
    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = foreign;
        try
        {
            Snapshot.Match(["""
                using Instrument;
                namespace MyApp;
                public enum Sign { Minus = -1 }
                public sealed class Train
                {
                    [Metric("i", Summary = (MetricSummary)(-5), Goal = (MetricGoal)(-7))] public int I { get; set; }
                    [Metric("unset", Goal = (MetricGoal)3)] public Sign Sign { get; set; }
                    [Metric] public Train2? Inner { get; set; }
                }
                public sealed class Train2 { [Metric] public string Text { get; set; } = ""; }
                [WandbConfig] public partial class Config { public double Rate { get; set; } = 1.5; public Sign? Sign { get; set; } }
                """]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
