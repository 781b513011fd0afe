using System.Reflection;

namespace Instrument.Generated.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void Entries_say_what_is_declared_where()
    {
        CatalogueEntry loss = Assert.Single(WandbCatalogue.Entries, entry => entry.DeclaredIn == "Instrument.Generated.Tests.Metrics.TrainMetrics.Loss" && entry.Key == "train/loss");
        Assert.Equal((CatalogueKind.Metric, "double", MetricSummary.Min), (loss.Kind, loss.Type, loss.Summary));
        CatalogueEntry seed = Assert.Single(WandbCatalogue.Entries, entry => entry.Key == "seed");
        Assert.Equal((CatalogueKind.Config, "int", "Seed of every generator; \"%3B\" | 100 %."), (seed.Kind, seed.Type, seed.Description));
    }

    [Fact]
    public void The_build_writes_the_file()
    {
        string file = typeof(CatalogueTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "CatalogueFile").Value!;
        string document = typeof(CatalogueTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Instrument.Catalogue").Value!;
        Assert.Equal(document, File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("""| `seed` | `int` | `Instrument.Generated.Tests.Configs.TrainConfig.RandomSeed` | Seed of every generator; "%3B" &#124; 100 %. |""", document, StringComparison.Ordinal);
    }
}
