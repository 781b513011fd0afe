using System.Numerics.Tensors;
using CharModel.Compute;

namespace CharModel.Model;

/// <summary>Differentiates the mean loss of a batch: first the layers of each example, then the parameters over all examples.</summary>
internal static class BackwardPass
{
    /// <summary>Turns the probabilities of some examples into gradients and carries them down to the input.</summary>
    public static void Examples(
        ModelShape shape, ReadOnlySpan<float> hiddenWeightsTransposed, ReadOnlySpan<float> outputWeightsTransposed,
        Batch batch, Activations activations, int from, int count)
    {
        Span<float> output = activations.Output(from, count);
        for (int i = 0; i < count; i++)
            output[i * shape.Vocabulary + batch.Target(from + i)] -= 1;
        TensorPrimitives.Divide(output, batch.Count, output);

        Span<float> hiddenGradient = activations.HiddenGradient(from, count);
        MatrixProduct.Multiply(
            output, shape.Vocabulary, 1, outputWeightsTransposed, hiddenGradient, count, shape.Vocabulary, shape.Hidden);
        Span<float> hidden = activations.Hidden(from, count);
        for (int i = 0; i < hidden.Length; i++)
            hiddenGradient[i] *= 1 - hidden[i] * hidden[i];

        Span<float> inputGradient = activations.InputGradient(from, count);
        MatrixProduct.Multiply(
            hiddenGradient, shape.Hidden, 1, hiddenWeightsTransposed, inputGradient, count, shape.Hidden, shape.Input);
    }

    /// <summary>Sets the gradients of the weights that lead from some inputs to the hidden layer.</summary>
    public static void HiddenWeights(
        ModelShape shape, Batch batch, Activations activations, ParameterBlock gradients, int from, int count) =>
        MatrixProduct.Multiply(
            activations.Input(0, batch.Count)[from..], 1, shape.Input, activations.HiddenGradient(0, batch.Count),
            gradients.HiddenWeights[(from * shape.Hidden)..], count, batch.Count, shape.Hidden);

    /// <summary>Sets the gradients of the weights that lead from some hidden units to the output.</summary>
    public static void OutputWeights(
        ModelShape shape, Batch batch, Activations activations, ParameterBlock gradients, int from, int count) =>
        MatrixProduct.Multiply(
            activations.Hidden(0, batch.Count)[from..], 1, shape.Hidden, activations.Output(0, batch.Count),
            gradients.OutputWeights[(from * shape.Vocabulary)..], count, batch.Count, shape.Vocabulary);

    /// <summary>Sets the gradients of the biases and the embedding.</summary>
    public static void BiasesAndEmbedding(ModelShape shape, Batch batch, Activations activations, ParameterBlock gradients)
    {
        SumRows(activations.HiddenGradient(0, batch.Count), gradients.HiddenBias);
        SumRows(activations.Output(0, batch.Count), gradients.OutputBias);
        gradients.Embedding.Clear();
        for (int example = 0; example < batch.Count; example++)
        {
            ReadOnlySpan<float> gradient = activations.InputGradient(example, 1);
            ReadOnlySpan<byte> context = batch.Context(example);
            for (int i = 0; i < context.Length; i++)
            {
                Span<float> row = gradients.Embedding.Slice(context[i] * shape.Embedding, shape.Embedding);
                TensorPrimitives.Add(row, gradient.Slice(i * shape.Embedding, shape.Embedding), row);
            }
        }
    }

    private static void SumRows(ReadOnlySpan<float> rows, Span<float> sum)
    {
        sum.Clear();
        for (int start = 0; start < rows.Length; start += sum.Length)
            TensorPrimitives.Add(sum, rows.Slice(start, sum.Length), sum);
    }
}
