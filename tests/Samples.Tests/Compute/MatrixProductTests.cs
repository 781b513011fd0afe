using CharModel.Compute;

namespace Instrument.Samples.Tests.Compute;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 3, 16)]
    [InlineData(7, 5, 37)]
    [InlineData(9, 40, 64)]
    public void The_product_is_the_sum_over_the_inner_dimension(int rows, int inner, int columns)
    {
        float[] left = Random(rows * inner), right = Random(inner * columns), result = new float[rows * columns];

        MatrixProduct.Multiply(left, inner, 1, right, result, rows, inner, columns);

        AssertProduct(left, right, result, rows, inner, columns);
    }

    [Fact]
    public void The_left_matrix_may_lie_transposed()
    {
        const int Rows = 6, Inner = 5, Columns = 19;
        float[] left = Random(Rows * Inner), right = Random(Inner * Columns), result = new float[Rows * Columns];
        var transposed = new float[left.Length];
        MatrixProduct.Transpose(left, Inner, transposed, 0, Inner);

        MatrixProduct.Multiply(transposed, 1, Rows, right, result, Rows, Inner, Columns);

        AssertProduct(left, right, result, Rows, Inner, Columns);
    }

    [Fact]
    public void A_matrix_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(new float[5], 3, 1, new float[6], new float[4], 2, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(new float[6], 3, 1, new float[5], new float[4], 2, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(new float[6], 3, 1, new float[6], new float[3], 2, 3, 2));
    }

    private static void AssertProduct(float[] left, float[] right, float[] result, int rows, int inner, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++)
                    sum += (double)left[row * inner + k] * right[k * columns + column];
                Assert.Equal(sum, result[row * columns + column], 1e-5);
            }
        }
    }

    private static float[] Random(int length)
    {
        var values = new float[length];
        new SeededRandom(length).Fill(values, 1);
        return values;
    }
}
