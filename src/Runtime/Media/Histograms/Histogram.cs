using System.Numerics;
using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Histograms;

namespace Instrument;

/// <summary>A histogram, which W&amp;B draws as a distribution over the steps. It has no file.</summary>
public sealed class Histogram : WandbValue
{
    /// <summary>How many bins W&amp;B takes at most.</summary>
    public const int MaxBins = 512;

    /// <summary>How many bins are made of numbers if nothing else is said.</summary>
    public const int DefaultBins = 64;

    private readonly double[] _values;
    private readonly double[] _edges;

    /// <summary>Counts numbers into bins of equal width between the smallest and the largest.</summary>
    /// <param name="values">
    /// The numbers; NaN and infinities are not counted. Without any number the bins lie between 0 and 1, and around one that is alone.
    /// </param>
    /// <param name="bins">How many bins there are, 1 to 512. Default: 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few bins, or more than W&amp;B takes.</exception>
    public Histogram(ReadOnlySpan<double> values, int bins = DefaultBins)
        : this(HistogramCounts.Between(values, bins))
    {
    }

    /// <inheritdoc cref="Histogram(ReadOnlySpan{double}, int)"/>
    public Histogram(ReadOnlySpan<float> values, int bins = DefaultBins)
        : this(HistogramCounts.Between(values, bins))
    {
    }

    private Histogram(HistogramCounts counts) => (_values, _edges) = (counts.Values, counts.Edges);

    /// <summary>The value of each bin: how many numbers are in it, or its weight.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The edges of the bins, one more than bins. A bin holds its left edge and not its right one, but for the last, which holds both.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <inheritdoc/>
    internal override string TypeName => "histogram";

    /// <inheritdoc/>
    internal override bool HasFiles => false;

    /// <inheritdoc/>
    internal override long HeldBytes => (_values.Length + _edges.Length) * (long)sizeof(double);

    /// <summary>Counts numbers of any type into bins of equal width between the smallest and the largest.</summary>
    /// <typeparam name="T">The type of the numbers, for example <see cref="int"/> or <see cref="System.Half"/>.</typeparam>
    /// <inheritdoc cref="Histogram(ReadOnlySpan{double}, int)"/>
    /// <returns>The histogram.</returns>
    public static Histogram FromValues<T>(ReadOnlySpan<T> values, int bins = DefaultBins) where T : unmanaged, INumberBase<T> =>
        new(HistogramCounts.Between(values, bins));

    /// <summary>Counts numbers of any type into bins whose edges are given.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="values">The numbers; what lies beyond the edges, NaN and infinities are not counted.</param>
    /// <param name="edges">Finite numbers, none smaller than the one before; one more than bins, which are 1 to 512.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">The edges are too few, too many, not finite, or out of order.</exception>
    public static Histogram FromValues<T>(ReadOnlySpan<T> values, ReadOnlySpan<double> edges) where T : unmanaged, INumberBase<T> =>
        new(HistogramCounts.Within(values, edges));

    /// <summary>A histogram that is made already.</summary>
    /// <param name="values">The value of each bin, 1 to 512 of them: counts, weights or densities, all finite.</param>
    /// <param name="edges">Finite numbers, none smaller than the one before; one more than values.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">There are too few or too many of either, they do not fit together, are not finite, or out of order.</exception>
    public static Histogram FromBins(ReadOnlySpan<double> values, ReadOnlySpan<double> edges) => new(HistogramCounts.Given(values, edges));

    /// <typeparam name="T">The type of the values, for example <see cref="int"/> for counts.</typeparam>
    /// <inheritdoc cref="FromBins(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static Histogram FromBins<T>(ReadOnlySpan<T> values, ReadOnlySpan<double> edges) where T : unmanaged, INumberBase<T>
    {
        double[] numbers = new double[values.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = double.CreateTruncating(values[i]);
        return FromBins(numbers, edges);
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, TypeName);
        json.WriteNumbers("values"u8, _values);
        json.WriteNumbers("bins"u8, _edges);
        json.WriteEndObject();
    }
}
