using System.Numerics.Tensors;
using CharModel.Compute;

namespace CharModel.Model;

/// <summary>Predicts: embeds the context of some examples, and computes hidden layer, probabilities and losses.</summary>
internal static class ForwardPass
{
    /// <summary>Fills <paramref name="activations"/> for <paramref name="count"/> examples of a batch.</summary>
    public static void Run(ModelShape shape, ParameterBlock parameters, Batch batch, Activations activations, int from, int count)
    {
        Span<float> input = activations.Input(from, count);
        Span<float> hidden = activations.Hidden(from, count);
        Span<float> output = activations.Output(from, count);
        for (int i = 0; i < count; i++)
            Embed(shape, parameters.Embedding, batch.Context(from + i), input.Slice(i * shape.Input, shape.Input));

        MatrixProduct.Multiply(input, shape.Input, 1, parameters.HiddenWeights, hidden, count, shape.Input, shape.Hidden);
        AddToRows(hidden, parameters.HiddenBias);
        TensorPrimitives.Tanh(hidden, hidden);

        MatrixProduct.Multiply(hidden, shape.Hidden, 1, parameters.OutputWeights, output, count, shape.Hidden, shape.Vocabulary);
        AddToRows(output, parameters.OutputBias);
        for (int i = 0; i < count; i++)
        {
            Span<float> row = output.Slice(i * shape.Vocabulary, shape.Vocabulary);
            int target = batch.Target(from + i);
            activations.Hits[from + i] = TensorPrimitives.IndexOfMax(row) == target;
            activations.Losses[from + i] = SoftMax(row, target);
        }
    }

    private static void Embed(ModelShape shape, ReadOnlySpan<float> embedding, ReadOnlySpan<byte> context, Span<float> input)
    {
        for (int i = 0; i < context.Length; i++)
            embedding.Slice(context[i] * shape.Embedding, shape.Embedding).CopyTo(input[(i * shape.Embedding)..]);
    }

    private static void AddToRows(Span<float> rows, ReadOnlySpan<float> bias)
    {
        for (int start = 0; start < rows.Length; start += bias.Length)
        {
            Span<float> row = rows.Slice(start, bias.Length);
            TensorPrimitives.Add(row, bias, row);
        }
    }

    private static double SoftMax(Span<float> scores, int target)
    {
        // Without the largest score taken off first, the exponential function overflows.
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        float targetScore = scores[target];
        TensorPrimitives.Exp(scores, scores);
        float sum = TensorPrimitives.Sum<float>(scores);
        TensorPrimitives.Divide(scores, sum, scores);
        return Math.Log(sum) - targetScore;
    }
}
