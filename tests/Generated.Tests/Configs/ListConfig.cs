using System.Collections.Immutable;

namespace Instrument.Generated.Tests.Configs;

[WandbConfig]
public sealed partial class ListConfig
{
    public int[] Array { get; set; } = [1, 2];
    public double[][] Jagged { get; set; } = [[0.5], []];
    public List<string?> List { get; set; } = ["a", null];
    public IList<int?> IList { get; set; } = [1, null];
    public IReadOnlyList<OptimizerKind> IReadOnlyList { get; set; } = [OptimizerKind.Sgd, (OptimizerKind)9];
    public IEnumerable<bool> IEnumerable { get; set; } = Enumerable.Range(0, 2).Select(i => i == 1);
    public ImmutableArray<float> ImmutableArray { get; set; } = [1.5f];
    public ImmutableArray<float> DefaultImmutableArray { get; set; }
    public List<OptimizerConfig?> Configs { get; set; } = [new OptimizerConfig(1, 2), null];
    public List<IReadOnlyList<PointConfig>> Nested { get; set; } = [[new PointConfig { X = 1 }], []];
    public PointConfig?[] Points { get; set; } = [new PointConfig { Y = 2 }, null];
}
