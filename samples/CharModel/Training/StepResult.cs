namespace CharModel.Training;

/// <summary>What came of one training step.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Loss">Mean loss of the batch before the step, in nats.</param>
/// <param name="Accuracy">Share of the batch that was predicted right before the step.</param>
/// <param name="GradientNorm">Length of the gradient before clipping.</param>
/// <param name="LearningRate">The step's learning rate.</param>
/// <param name="Epoch">Examples seen, as a share of the training text.</param>
internal readonly record struct StepResult(int Step, double Loss, double Accuracy, double GradientNorm, double LearningRate, double Epoch);
