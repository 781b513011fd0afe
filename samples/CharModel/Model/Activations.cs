namespace CharModel.Model;

/// <summary>What a pass computes for each example of a batch: layers, their gradients, and how good the prediction was.</summary>
internal sealed class Activations(ModelShape shape, int capacity)
{
    private readonly float[] _input = new float[capacity * shape.Input];
    private readonly float[] _hidden = new float[capacity * shape.Hidden];
    private readonly float[] _output = new float[capacity * shape.Vocabulary];
    private readonly float[] _inputGradient = new float[capacity * shape.Input];
    private readonly float[] _hiddenGradient = new float[capacity * shape.Hidden];

    /// <summary>The loss of each example, in nats.</summary>
    public double[] Losses { get; } = new double[capacity];

    /// <summary>Whether the likeliest token was the target.</summary>
    public bool[] Hits { get; } = new bool[capacity];

    /// <summary>The embeddings of the context.</summary>
    public Span<float> Input(int from, int count) => _input.AsSpan(from * shape.Input, count * shape.Input);

    /// <summary>The hidden layer after its activation function.</summary>
    public Span<float> Hidden(int from, int count) => _hidden.AsSpan(from * shape.Hidden, count * shape.Hidden);

    /// <summary>The probability of each token; after the backward pass, the gradient of the value it was made from.</summary>
    public Span<float> Output(int from, int count) => _output.AsSpan(from * shape.Vocabulary, count * shape.Vocabulary);

    /// <summary>The gradient of <see cref="Input"/>.</summary>
    public Span<float> InputGradient(int from, int count) => _inputGradient.AsSpan(from * shape.Input, count * shape.Input);

    /// <summary>The gradient of the hidden layer before its activation function.</summary>
    public Span<float> HiddenGradient(int from, int count) => _hiddenGradient.AsSpan(from * shape.Hidden, count * shape.Hidden);
}
