using Instrument;

namespace Scenario;

/// <summary>The list of all keys that the program declares.</summary>
internal static class CatalogueChecks
{
    public static void Check(Expectations expectations)
    {
        CatalogueEntry loss = WandbCatalogue.Entries.Single(entry => entry is { Key: "train/loss", Kind: CatalogueKind.Metric });
        expectations.Equal("catalogue entry of train/loss",
            new CatalogueEntry("train/loss", CatalogueKind.Metric, "double", "Instrument.Generated.Tests.Metrics.TrainMetrics.Loss") { Summary = MetricSummary.Min },
            loss);
        expectations.Equal("description of seed", "Seed of every generator; \"%3B\" | 100 %.",
            WandbCatalogue.Entries.Single(entry => entry is { Key: "seed", Kind: CatalogueKind.Config }).Description);
    }
}
