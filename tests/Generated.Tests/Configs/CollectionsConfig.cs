using System.Collections.Immutable;

namespace Instrument.Generated.Tests.Configs;

/// <summary>Every collection that a config can hold.</summary>
[WandbConfig]
public sealed partial record CollectionsConfig
{
    public int[] Array { get; init; } = [];
    public double[][] Jagged { get; init; } = [];
    public List<string?> List { get; init; } = [];
    public IList<int?> IList { get; init; } = [];
    public ICollection<bool> ICollection { get; init; } = [];
    public IReadOnlyList<OptimizerKind> IReadOnlyList { get; init; } = [];
    public IReadOnlyCollection<TimeSpan> IReadOnlyCollection { get; init; } = [];
    public IEnumerable<Guid> IEnumerable { get; init; } = [];
    public HashSet<char> HashSet { get; init; } = [];
    public ImmutableArray<float> ImmutableArray { get; init; } = [];
    public ImmutableArray<float> DefaultImmutableArray { get; init; }
    public ImmutableList<Uri> ImmutableList { get; init; } = [];
    public int[]? MaybeArray { get; init; }
    public List<OptimizerConfig?> Configs { get; init; } = [];
    public PointConfig?[] Points { get; init; } = [];
    public List<ScheduleConfig> Schedules { get; init; } = [];
    public Dictionary<string, double> Dictionary { get; init; } = [];
    public IDictionary<string, int[]> IDictionary { get; init; } = new Dictionary<string, int[]>();
    public IReadOnlyDictionary<string, OptimizerConfig> IReadOnlyDictionary { get; init; } = new Dictionary<string, OptimizerConfig>();
    public SortedDictionary<string, string?> SortedDictionary { get; init; } = [];
    public ImmutableDictionary<string, DateOnly> ImmutableDictionary { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;
    public ImmutableSortedDictionary<string, Dictionary<string, int?>> ImmutableSortedDictionary { get; init; } =
        ImmutableSortedDictionary<string, Dictionary<string, int?>>.Empty;
    public Dictionary<string, PointConfig>? MaybeDictionary { get; init; }
}
