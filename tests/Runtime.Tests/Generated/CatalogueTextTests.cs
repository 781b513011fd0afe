using Instrument.Generated;

namespace Instrument.Runtime.Tests.Generated;

/// <summary>The list of keys that generated code hands over.</summary>
public sealed class CatalogueTextTests
{
    [Fact]
    public void Entries_are_in_order_and_there_once()
    {
        IReadOnlyList<CatalogueEntry> entries = CatalogueText.Read(
            "config\tseed\tint\tA.Seed\nmetric\tb\tdouble\tA.B\nmetric\ta\tfloat\tA.A\tunit=ms\tsummary=5\tgoal=1\taxis=epoch\tdescription=How\\u0022 = \\u005Cfar.\r\nmetric\tb\tdouble\tA.B");

        Assert.Equal(
            [
                new CatalogueEntry("a", CatalogueKind.Metric, "float", "A.A")
                {
                    Unit = "ms", Summary = (MetricSummary)5, Goal = MetricGoal.Minimize, Axis = "epoch", Description = "How\" = \\far.",
                },
                new CatalogueEntry("b", CatalogueKind.Metric, "double", "A.B"),
                new CatalogueEntry("seed", CatalogueKind.Config, "int", "A.Seed"),
            ],
            entries);
    }

    [Fact]
    public void No_keys_are_no_entries() => Assert.Empty(CatalogueText.Read(""));

    [Theory]
    [InlineData("metric\ta\tint", "3 fields")]
    [InlineData("metric\ta\tint\tA.A\tcolour=red", "colour=red")]
    [InlineData("metric\ta\\u00\tint\tA.A", "a\\u00")]
    public void Another_generators_text_is_an_error_that_shows_it(string text, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => CatalogueText.Read(text)).Message, StringComparison.Ordinal);
}
