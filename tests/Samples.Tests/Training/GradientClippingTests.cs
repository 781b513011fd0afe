using CharModel.Training;

namespace Instrument.Samples.Tests.Training;

public sealed class GradientClippingTests
{
    [Fact]
    public void A_long_gradient_is_shortened_to_the_limit()
    {
        float[] gradient = [3, 0, -4];

        Assert.Equal(5, GradientClipping.Clip(gradient, maxNorm: 1), 1e-6);
        Assert.Equal(0.6, gradient[0], 1e-6);
        Assert.Equal(-0.8, gradient[2], 1e-6);
    }

    [Fact]
    public void A_short_gradient_is_left_alone()
    {
        float[] gradient = [0.3f, 0.4f];

        Assert.Equal(0.5, GradientClipping.Clip(gradient, maxNorm: 1), 1e-6);
        Assert.Equal([0.3f, 0.4f], gradient);
    }

    [Fact]
    public void The_length_counts_every_part() =>
        Assert.Equal(100, GradientClipping.Clip(Enumerable.Repeat(1f, 10_000).ToArray(), maxNorm: 1000), 1e-4);
}
