using System.Numerics;

namespace Instrument.Charts;

/// <summary>What a classifier says of examples, checked: a class and a score for each class.</summary>
internal sealed class ClassScores
{
    private readonly int[] _actual;
    private readonly double[] _scores;
    private readonly int _classes;
    private readonly IReadOnlyList<string>? _names;

    private ClassScores(int[] actual, double[] scores, int classes, IReadOnlyList<string>? names, IReadOnlyList<int> drawn)
    {
        _actual = actual;
        _scores = scores;
        _classes = classes;
        _names = names;
        Drawn = drawn;
    }

    /// <summary>The classes with a curve, in order. One that no example has is not among them: nothing can be said of it.</summary>
    public IReadOnlyList<int> Drawn { get; }

    /// <summary>Checks what was given.</summary>
    /// <exception cref="ArgumentException">It does not fit together.</exception>
    public static ClassScores Create<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, IReadOnlyList<string>? names, IReadOnlyList<int>? drawn)
        where T : IFloatingPointIeee754<T>
    {
        if (actual.IsEmpty)
            throw new ArgumentException("There is no example; give at least one.", nameof(actual));
        int classes = scores.Length / actual.Length;
        if (classes == 0 || scores.Length % actual.Length != 0)
            throw new ArgumentException($"There are {scores.Length} scores for {actual.Length} examples; give a score for each class of each example.", nameof(scores));
        if (names is not null && names.Count != classes)
            throw new ArgumentException($"There are {names.Count} names for {classes} classes; give each class a name.", nameof(names));
        double[] values = new double[scores.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.CreateChecked(scores[i]);
            if (double.IsNaN(values[i]))
                throw new ArgumentException($"The score of class {i % classes} of example {i / classes} is NaN, which has no order; leave such examples out.", nameof(scores));
        }
        bool[] occurs = new bool[classes];
        foreach (int label in actual)
            occurs[Checked(label, classes)] = true;
        IEnumerable<int> wanted = drawn is null ? Enumerable.Range(0, classes) : drawn.Select(label => Checked(label, classes)).Distinct().Order();
        return new ClassScores(actual.ToArray(), values, classes, names, [.. wanted.Where(label => occurs[label])]);
    }

    /// <summary>Rows of scores one after the other.</summary>
    /// <exception cref="ArgumentException">Rows have different lengths.</exception>
    public static ReadOnlySpan<T> Flatten<T>(IReadOnlyList<T[]> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        for (int i = 0; i < scores.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(scores[i], nameof(scores));
            if (scores[i].Length != scores[0].Length)
                throw new ArgumentException($"Example {i} has {scores[i].Length} scores and example 0 has {scores[0].Length}; give each a score for each class.", nameof(scores));
        }
        return scores.SelectMany(row => row).ToArray();
    }

    /// <summary>The class as the chart's table shows it.</summary>
    public object Name(int label) => _names is null ? label : _names[label];

    /// <summary>How the scores of a class order the examples.</summary>
    public ScoreRanking Ranking(int label)
    {
        double[] scores = new double[_actual.Length];
        bool[] isPositive = new bool[_actual.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = _scores[(i * _classes) + label];
            isPositive[i] = _actual[i] == label;
        }
        return ScoreRanking.Of(scores, isPositive);
    }

    /// <summary>For each example the class with the highest score.</summary>
    public int[] Best()
    {
        int[] best = new int[_actual.Length];
        for (int i = 0; i < best.Length; i++)
        {
            ReadOnlySpan<double> row = _scores.AsSpan(i * _classes, _classes);
            for (int label = 1; label < row.Length; label++)
            {
                if (row[label] > row[best[i]])
                    best[i] = label;
            }
        }
        return best;
    }

    private static int Checked(int label, int classes) => (uint)label < (uint)classes
        ? label
        : throw new ArgumentException($"{label} is no class: there are scores for the classes 0 to {classes - 1}.");
}
