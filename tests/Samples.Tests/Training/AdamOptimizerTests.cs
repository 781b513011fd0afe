using CharModel.Compute;
using CharModel.Training;

namespace Instrument.Samples.Tests.Training;

public sealed class AdamOptimizerTests
{
    [Fact]
    public void Two_steps_agree_with_a_calculation_by_hand()
    {
        float[] parameters = [1, -2], gradients = [0.5f, -4];
        using var team = new WorkerTeam(1);
        var adam = new AdamOptimizer(parameters, gradients, beta1: 0.9, beta2: 0.99, epsilon: 0.1, team);

        // Means after bias correction: the gradient and its square. Steps: 0.1 * 0.5 / (0.5 + 0.1) and 0.1 * 4 / (4 + 0.1).
        adam.Step(0.1);
        Assert.Equal(1 - 0.0833333, parameters[0], 1e-6);
        Assert.Equal(-2 + 0.0975610, parameters[1], 1e-6);

        // m = 0.9 * 0.05 + 0.1 * 1 = 0.145, / 0.19 = 0.7631579; v = 0.99 * 0.0025 + 0.01 = 0.012475, / 0.0199 = 0.6268844.
        gradients[0] = 1;
        gradients[1] = 0;
        adam.Step(0.1);
        Assert.Equal(1 - 0.0833333 - 0.1 * 0.7631579 / (Math.Sqrt(0.6268844) + 0.1), parameters[0], 1e-6);
        // m = 0.9 * -0.4 = -0.36, / 0.19 = -1.8947368; v = 0.99 * 0.16 = 0.1584, / 0.0199 = 7.9597990.
        Assert.Equal(-2 + 0.0975610 + 0.1 * 1.8947368 / (Math.Sqrt(7.9597990) + 0.1), parameters[1], 1e-6);
    }

    [Fact]
    public void Parameters_beyond_the_first_part_are_updated_too()
    {
        float[] parameters = new float[10_000], gradients = Enumerable.Repeat(1f, 10_000).ToArray();
        using var team = new WorkerTeam(2);

        new AdamOptimizer(parameters, gradients, 0.9, 0.99, 1e-8, team).Step(0.5);

        Assert.All(parameters, value => Assert.Equal(-0.5, value, 1e-5));
    }
}
