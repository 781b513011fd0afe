using CharModel.Compute;

namespace CharModel.Model;

/// <summary>One number for each trained value of a model: the values themselves, or their gradients.</summary>
internal sealed class ParameterBlock
{
    private readonly ModelShape _shape;
    private readonly float[] _values;

    /// <summary>Makes a block of zeros.</summary>
    public ParameterBlock(ModelShape shape)
    {
        _shape = shape;
        _values = new float[shape.ParameterCount];
    }

    /// <summary>All numbers, in the order of the properties below.</summary>
    public float[] All => _values;

    /// <summary>A row for each token.</summary>
    public Span<float> Embedding => _values.AsSpan(0, _shape.Vocabulary * _shape.Embedding);

    /// <summary>A row for each input, a column for each hidden unit.</summary>
    public Span<float> HiddenWeights => _values.AsSpan(HiddenWeightsStart, _shape.Input * _shape.Hidden);

    /// <summary>One for each hidden unit.</summary>
    public Span<float> HiddenBias => _values.AsSpan(HiddenBiasStart, _shape.Hidden);

    /// <summary>A row for each hidden unit, a column for each token.</summary>
    public Span<float> OutputWeights => _values.AsSpan(OutputWeightsStart, _shape.Hidden * _shape.Vocabulary);

    /// <summary>One for each token.</summary>
    public Span<float> OutputBias => _values.AsSpan(OutputWeightsStart + _shape.Hidden * _shape.Vocabulary, _shape.Vocabulary);

    private int HiddenWeightsStart => _shape.Vocabulary * _shape.Embedding;

    private int HiddenBiasStart => HiddenWeightsStart + _shape.Input * _shape.Hidden;

    private int OutputWeightsStart => HiddenBiasStart + _shape.Hidden;

    /// <summary>Sets random start values; biases stay zero.</summary>
    public void Initialize(SeededRandom random)
    {
        random.Fill(Embedding, 1);
        random.Fill(HiddenWeights, Math.Sqrt(6.0 / (_shape.Input + _shape.Hidden)));
        // A small last layer starts close to the even distribution, so that the first loss is about ln(vocabulary).
        random.Fill(OutputWeights, 0.1 * Math.Sqrt(6.0 / (_shape.Hidden + _shape.Vocabulary)));
    }
}
