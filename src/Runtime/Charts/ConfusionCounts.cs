namespace Instrument.Charts;

/// <summary>Counts what was predicted of examples of each class.</summary>
internal static class ConfusionCounts
{
    /// <summary>A count for each pair of classes, by the actual one first.</summary>
    /// <exception cref="ArgumentException">The lengths differ, there is no example, or a class has no name.</exception>
    public static IEnumerable<(string Actual, string Predicted, double Count)> Of(
        ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, IReadOnlyList<string>? names)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"There are {actual.Length} actual classes and {predicted.Length} predicted ones; give both for each example.", nameof(predicted));
        if (actual.IsEmpty)
            throw new ArgumentException("There is no example; give at least one.", nameof(actual));
        Dictionary<int, int> indices = names is null ? Occurring(actual, predicted) : Enumerable.Range(0, names.Count).ToDictionary(label => label);
        names ??= [.. indices.Keys.Select((_, index) => $"Class_{index + 1}")];
        double[] counts = new double[names.Count * names.Count];
        for (int i = 0; i < actual.Length; i++)
            counts[(Index(indices, actual[i]) * names.Count) + Index(indices, predicted[i])]++;
        return counts.Select((count, i) => (names[i / names.Count], names[i % names.Count], count));
    }

    private static Dictionary<int, int> Occurring(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        SortedSet<int> labels = [.. actual, .. predicted];
        return labels.Select((label, index) => (label, index)).ToDictionary();
    }

    private static int Index(Dictionary<int, int> indices, int label) => indices.TryGetValue(label, out int index)
        ? index
        : throw new ArgumentException($"The class {label} has no name: there are names for the classes 0 to {indices.Count - 1}.");
}
