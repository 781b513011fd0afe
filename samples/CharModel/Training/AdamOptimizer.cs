using System.Numerics.Tensors;
using CharModel.Compute;

namespace CharModel.Training;

/// <summary>Adam (Kingma and Ba, 2015): steps of about the learning rate in each parameter, whatever the size of its gradient.</summary>
internal sealed class AdamOptimizer
{
    private const int PartLength = 4096;

    private readonly float[] _parameters;
    private readonly float[] _gradients;
    private readonly float[] _mean;
    private readonly float[] _meanSquare;
    private readonly float[] _scratch;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly float _epsilon;
    private readonly WorkerTeam _team;
    private readonly Action<int> _updatePart;
    private int _steps;
    private float _stepSize;
    private float _meanSquareScale;

    /// <summary>Starts with means of zero.</summary>
    public AdamOptimizer(float[] parameters, float[] gradients, double beta1, double beta2, double epsilon, WorkerTeam team)
    {
        _parameters = parameters;
        _gradients = gradients;
        _mean = new float[parameters.Length];
        _meanSquare = new float[parameters.Length];
        _scratch = new float[parameters.Length];
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = (float)epsilon;
        _team = team;
        _updatePart = UpdatePart;
    }

    /// <summary>Changes the parameters by one step.</summary>
    public void Step(double learningRate)
    {
        _steps++;
        _stepSize = (float)(learningRate / (1 - Math.Pow(_beta1, _steps)));
        _meanSquareScale = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, _steps)));
        _team.Run(_updatePart, (_parameters.Length + PartLength - 1) / PartLength);
    }

    private void UpdatePart(int part)
    {
        int start = part * PartLength;
        int length = Math.Min(PartLength, _parameters.Length - start);
        ReadOnlySpan<float> gradients = _gradients.AsSpan(start, length);
        Span<float> parameters = _parameters.AsSpan(start, length);
        Span<float> mean = _mean.AsSpan(start, length);
        Span<float> meanSquare = _meanSquare.AsSpan(start, length);
        Span<float> scratch = _scratch.AsSpan(start, length);

        TensorPrimitives.Multiply(mean, (float)_beta1, mean);
        TensorPrimitives.MultiplyAdd(gradients, (float)(1 - _beta1), mean, mean);
        TensorPrimitives.Multiply(gradients, gradients, scratch);
        TensorPrimitives.Multiply(meanSquare, (float)_beta2, meanSquare);
        TensorPrimitives.MultiplyAdd(scratch, (float)(1 - _beta2), meanSquare, meanSquare);

        TensorPrimitives.Sqrt(meanSquare, scratch);
        TensorPrimitives.Multiply(scratch, _meanSquareScale, scratch);
        TensorPrimitives.Add(scratch, _epsilon, scratch);
        TensorPrimitives.Divide(mean, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -_stepSize, parameters, parameters);
    }
}
