namespace CharModel.Training;

/// <summary>The learning rate of each step: a linear rise to the peak, then half a cosine wave down to a tenth of it.</summary>
internal sealed class LearningRateSchedule(double peak, int warmupSteps, int totalSteps)
{
    private const double FinalShare = 0.1;

    /// <summary>The learning rate of <paramref name="step"/>, counted from 1.</summary>
    public double At(int step)
    {
        if (step <= warmupSteps)
            return peak * step / warmupSteps;
        double progress = Math.Min(1.0, (double)(step - warmupSteps) / (totalSteps - warmupSteps));
        return peak * (FinalShare + (1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * progress)));
    }
}
