using CharModel.Text;

namespace CharModel.Training;

/// <summary>The class of each validated character, and how likely the model thought each class.</summary>
/// <param name="classes">The classes.</param>
/// <param name="capacity">The most examples there are.</param>
internal sealed class ClassPredictions(CharacterClasses classes, int capacity)
{
    private readonly int[] _actual = new int[capacity];
    private readonly float[] _scores = new float[capacity * CharacterClasses.Names.Count];
    private int _count;

    /// <summary>The class of each example.</summary>
    public ReadOnlySpan<int> Actual => _actual.AsSpan(0, _count);

    /// <summary>The probability of each class, example after example.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, _count * CharacterClasses.Names.Count);

    /// <summary>The likeliest class of each example.</summary>
    public int[] Predicted()
    {
        var predicted = new int[_count];
        for (int i = 0; i < predicted.Length; i++)
            predicted[i] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(Row(i));
        return predicted;
    }

    /// <summary>Removes all examples.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds an example.</summary>
    /// <param name="target">The token that was to be predicted.</param>
    /// <param name="probabilities">The probability of each token.</param>
    public void Add(byte target, ReadOnlySpan<float> probabilities)
    {
        _actual[_count] = classes.Of(target);
        classes.Sum(probabilities, Row(_count));
        _count++;
    }

    private Span<float> Row(int example) => _scores.AsSpan(example * CharacterClasses.Names.Count, CharacterClasses.Names.Count);
}
