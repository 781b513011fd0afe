using System.Numerics.Tensors;
using Shapes.Drawing;

namespace Shapes.Training;

/// <summary>A network of one hidden layer, trained by stochastic gradient descent on single images.</summary>
internal sealed class ShapeClassifier
{
    private const int Inputs = ShapeImage.Size * ShapeImage.Size;

    private static readonly int Classes = Enum.GetValues<Shape>().Length;

    private readonly int _hidden;
    private readonly float[] _first;
    private readonly float[] _firstBias;
    private readonly float[] _second;
    private readonly float[] _secondBias;
    private readonly float[] _input = new float[Inputs];
    private readonly float[] _activations;
    private readonly float[] _deltas;

    /// <summary>Starts with small random weights.</summary>
    public ShapeClassifier(int hidden, int seed)
    {
        _hidden = hidden;
        _first = new float[hidden * Inputs];
        _firstBias = new float[hidden];
        _second = new float[Classes * hidden];
        _secondBias = new float[Classes];
        _activations = new float[hidden];
        _deltas = new float[hidden];
        Random random = new(seed);
        Fill(_first, random, Math.Sqrt(2.0 / Inputs));
        Fill(_second, random, Math.Sqrt(1.0 / hidden));
    }

    /// <summary>How sure the network is of each class; the numbers add up to 1.</summary>
    public float[] Predict(ShapeImage image)
    {
        // Around zero, where the weights start.
        TensorPrimitives.Subtract(image.Pixels, 0.5f, _input);
        for (int unit = 0; unit < _hidden; unit++)
            _activations[unit] = Math.Max(0, TensorPrimitives.Dot(_input, _first.AsSpan(unit * Inputs, Inputs)) + _firstBias[unit]);
        float[] probabilities = new float[Classes];
        for (int output = 0; output < Classes; output++)
            probabilities[output] = TensorPrimitives.Dot(_activations, _second.AsSpan(output * _hidden, _hidden)) + _secondBias[output];
        TensorPrimitives.SoftMax(probabilities, probabilities);
        return probabilities;
    }

    /// <summary>Learns from an image.</summary>
    /// <returns>The loss before, in nats.</returns>
    public double Learn(ShapeImage image, float learningRate)
    {
        float[] error = Predict(image);
        double loss = -Math.Log(Math.Max(error[(int)image.Shape], 1e-12f));
        error[(int)image.Shape] -= 1;
        _deltas.AsSpan().Clear();
        for (int output = 0; output < Classes; output++)
        {
            Span<float> weights = _second.AsSpan(output * _hidden, _hidden);
            TensorPrimitives.MultiplyAdd(weights, error[output], _deltas, _deltas);
            TensorPrimitives.MultiplyAdd(_activations, -learningRate * error[output], weights, weights);
            _secondBias[output] -= learningRate * error[output];
        }
        for (int unit = 0; unit < _hidden; unit++)
        {
            if (_activations[unit] == 0)
                continue;
            Span<float> weights = _first.AsSpan(unit * Inputs, Inputs);
            TensorPrimitives.MultiplyAdd(_input, -learningRate * _deltas[unit], weights, weights);
            _firstBias[unit] -= learningRate * _deltas[unit];
        }
        return loss;
    }

    private static void Fill(Span<float> weights, Random random, double scale)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        foreach (ref float weight in weights)
            weight = (float)(scale * ((2 * random.NextDouble()) - 1));
#pragma warning restore CA5394
    }
}
