using CharModel.Compute;

namespace CharModel.Model;

/// <summary>
/// Predicts the next character from the last few: embedding of each, one hidden layer (tanh), softmax over the vocabulary.
/// </summary>
/// <remarks>
/// The work of a pass is cut into parts that do not depend on the number of workers, and every number is summed within one
/// part, in the order of the examples. So a result depends on parameters and batch only, to the last bit.
/// </remarks>
internal sealed class CharacterModel
{
    private const int ExamplesInPart = 16;
    private const int RowsInPart = 32;

    private readonly WorkerTeam _team;
    private readonly Activations _activations;
    private readonly float[] _hiddenWeightsTransposed;
    private readonly float[] _outputWeightsTransposed;
    private readonly Action<int> _forward;
    private readonly Action<int> _transpose;
    private readonly Action<int> _forwardAndBack;
    private readonly Action<int> _parameterGradients;
    private Batch _batch;

    /// <summary>Makes a model with random parameters.</summary>
    public CharacterModel(ModelShape shape, int batchCapacity, SeededRandom random, WorkerTeam team)
    {
        Shape = shape;
        Parameters = new ParameterBlock(shape);
        Parameters.Initialize(random);
        Gradients = new ParameterBlock(shape);
        _team = team;
        _activations = new Activations(shape, batchCapacity);
        _hiddenWeightsTransposed = new float[shape.Input * shape.Hidden];
        _outputWeightsTransposed = new float[shape.Hidden * shape.Vocabulary];
        _batch = new Batch(0, shape.Context);
        // Delegates are made once: one made at each call would be garbage of the training loop.
        _forward = Forward;
        _transpose = Transpose;
        _forwardAndBack = ForwardAndBack;
        _parameterGradients = ParameterGradients;
    }

    /// <summary>The model's sizes.</summary>
    public ModelShape Shape { get; }

    /// <summary>The trained values.</summary>
    public ParameterBlock Parameters { get; }

    /// <summary>The gradient of the mean loss, as of the last <see cref="Differentiate"/>.</summary>
    public ParameterBlock Gradients { get; }

    /// <summary>Predicts a batch.</summary>
    public Score Evaluate(Batch batch)
    {
        _batch = batch;
        _team.Run(_forward, Parts(batch.Count, ExamplesInPart));
        return MeanScore();
    }

    /// <summary>Predicts a batch and sets <see cref="Gradients"/>.</summary>
    public Score Differentiate(Batch batch)
    {
        _batch = batch;
        _team.Run(_transpose, Parts(Shape.Hidden, RowsInPart) + Parts(Shape.Vocabulary, RowsInPart));
        _team.Run(_forwardAndBack, Parts(batch.Count, ExamplesInPart));
        _team.Run(_parameterGradients, 1 + Parts(Shape.Input, RowsInPart) + Parts(Shape.Hidden, RowsInPart));
        return MeanScore();
    }

    /// <summary>The probabilities of an example of the last batch. Valid after <see cref="Evaluate"/>.</summary>
    public ReadOnlySpan<float> Probabilities(int example) => _activations.Output(example, 1);

    private void Forward(int part)
    {
        (int from, int count) = Range(part, ExamplesInPart, _batch.Count);
        ForwardPass.Run(Shape, Parameters, _batch, _activations, from, count);
    }

    private void Transpose(int part)
    {
        int hiddenParts = Parts(Shape.Hidden, RowsInPart);
        if (part < hiddenParts)
        {
            (int from, int count) = Range(part, RowsInPart, Shape.Hidden);
            MatrixProduct.Transpose(Parameters.HiddenWeights, Shape.Hidden, _hiddenWeightsTransposed, from, from + count);
        }
        else
        {
            (int from, int count) = Range(part - hiddenParts, RowsInPart, Shape.Vocabulary);
            MatrixProduct.Transpose(Parameters.OutputWeights, Shape.Vocabulary, _outputWeightsTransposed, from, from + count);
        }
    }

    private void ForwardAndBack(int part)
    {
        (int from, int count) = Range(part, ExamplesInPart, _batch.Count);
        ForwardPass.Run(Shape, Parameters, _batch, _activations, from, count);
        BackwardPass.Examples(Shape, _hiddenWeightsTransposed, _outputWeightsTransposed, _batch, _activations, from, count);
    }

    private void ParameterGradients(int part)
    {
        int inputParts = Parts(Shape.Input, RowsInPart);
        if (part == 0)
        {
            BackwardPass.BiasesAndEmbedding(Shape, _batch, _activations, Gradients);
        }
        else if (part <= inputParts)
        {
            (int from, int count) = Range(part - 1, RowsInPart, Shape.Input);
            BackwardPass.HiddenWeights(Shape, _batch, _activations, Gradients, from, count);
        }
        else
        {
            (int from, int count) = Range(part - 1 - inputParts, RowsInPart, Shape.Hidden);
            BackwardPass.OutputWeights(Shape, _batch, _activations, Gradients, from, count);
        }
    }

    private Score MeanScore()
    {
        double loss = 0;
        int hits = 0;
        for (int i = 0; i < _batch.Count; i++)
        {
            loss += _activations.Losses[i];
            hits += _activations.Hits[i] ? 1 : 0;
        }
        return new Score(loss / _batch.Count, (double)hits / _batch.Count);
    }

    private static int Parts(int total, int size) => (total + size - 1) / size;

    private static (int From, int Count) Range(int part, int size, int total) => (part * size, Math.Min(size, total - part * size));
}
