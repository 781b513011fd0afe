using System.Numerics;
using Instrument.Media.Spatial;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Spatial;

/// <summary>Corners of boxes, held against the framework's own rotation.</summary>
public sealed class BoxCornersTests(ITestOutputHelper output)
{
    [Fact]
    public void Corners_of_a_box_along_the_axes_come_in_the_order_of_the_reference()
    {
        Assert.Equal(
            [(0, 0, 0), (0, 0, 6), (0, 4, 0), (0, 4, 6), (2, 0, 0), (2, 0, 6), (2, 4, 0), (2, 4, 6)],
            BoxCorners.Around((1, 2, 3), (2, 4, 6), Quaternion.Identity));
    }

    // The official client takes the absolute values of the components and turns this box the other way.
    [Fact]
    public void A_quarter_turn_backwards_is_backwards()
    {
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -MathF.PI / 2);

        Point3D first = BoxCorners.Around((0, 0, 0), (2, 4, 6), turn)[0];

        // (−1, −2, −3) goes to (−2, 1, −3).
        Assert.Equal((-2, 1, -3), (Math.Round(first.X, 6), Math.Round(first.Y, 6), Math.Round(first.Z, 6)));
    }

    [Fact]
    public void Any_rotation_is_that_of_the_framework()
    {
        Random random = Seed.Random(output);
        for (int trial = 0; trial < 500; trial++)
        {
            Quaternion orientation = new(Next(random), Next(random), Next(random), Next(random));
            Vector3 size = new(random.NextSingle(), random.NextSingle(), random.NextSingle());
            Vector3 center = new(Next(random), Next(random), Next(random));

            Point3D[] corners = BoxCorners.Around(center, size, orientation);

            for (int i = 0; i < corners.Length; i++)
            {
                Vector3 half = new Vector3((i & 4) == 0 ? -1 : 1, (i & 2) == 0 ? -1 : 1, (i & 1) == 0 ? -1 : 1) * size / 2;
                Vector3 expected = center + Vector3.Transform(half, Quaternion.Normalize(orientation));
                Assert.Equal(expected.X, corners[i].X, 4e-6);
                Assert.Equal(expected.Y, corners[i].Y, 4e-6);
                Assert.Equal(expected.Z, corners[i].Z, 4e-6);
            }
        }
    }

    [Fact]
    public void What_is_no_box_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BoxCorners.Around((double.NaN, 0, 0), (1, 1, 1), Quaternion.Identity));
        Assert.Throws<ArgumentException>(() => BoxCorners.Around((0, 0, 0), (1, -1, 1), Quaternion.Identity));
        Assert.Throws<ArgumentException>(() => BoxCorners.Around((0, 0, 0), (1, 1, double.PositiveInfinity), Quaternion.Identity));
        Assert.Throws<ArgumentException>(() => BoxCorners.Around((0, 0, 0), (1, 1, 1), default));
    }

    private static float Next(Random random) => (random.NextSingle() * 4) - 2;
}
