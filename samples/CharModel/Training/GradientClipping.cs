using System.Numerics.Tensors;

namespace CharModel.Training;

/// <summary>Keeps a rare long gradient from throwing the parameters far off.</summary>
internal static class GradientClipping
{
    private const int PartLength = 4096;

    /// <summary>Shortens <paramref name="gradient"/> to <paramref name="maxNorm"/> if it is longer, and returns how long it was.</summary>
    public static double Clip(Span<float> gradient, double maxNorm)
    {
        double sum = 0;
        for (int start = 0; start < gradient.Length; start += PartLength)
            sum += TensorPrimitives.SumOfSquares<float>(gradient.Slice(start, Math.Min(PartLength, gradient.Length - start)));
        double norm = Math.Sqrt(sum);
        if (norm > maxNorm)
            TensorPrimitives.Multiply(gradient, (float)(maxNorm / norm), gradient);
        return norm;
    }
}
