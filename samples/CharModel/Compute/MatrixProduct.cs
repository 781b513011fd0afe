using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CharModel.Compute;

/// <summary>
/// Dense matrix products. Four rows by two vectors of the result are kept in registers while the inner dimension is summed, in order.
/// </summary>
internal static class MatrixProduct
{
    private static int Width => Vector<float>.Count;

    /// <summary>Sets <paramref name="result"/> (row by row, <paramref name="columns"/> wide) to the product of two matrices.</summary>
    /// <param name="left">
    /// The left matrix; its element (row, k) is at row * <paramref name="rowStride"/> + k * <paramref name="innerStride"/>.
    /// </param>
    /// <param name="rowStride">Distance between rows of the left matrix.</param>
    /// <param name="innerStride">Distance between columns of the left matrix.</param>
    /// <param name="right">The right matrix, row by row: <paramref name="inner"/> rows of <paramref name="columns"/>.</param>
    /// <param name="result">Gets the product.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="inner">The dimension that is summed.</param>
    /// <param name="columns">Columns of the result.</param>
    public static void Multiply(
        ReadOnlySpan<float> left, int rowStride, int innerStride,
        ReadOnlySpan<float> right, Span<float> result, int rows, int inner, int columns)
    {
        // The loops below use references without bounds checks.
        ArgumentOutOfRangeException.ThrowIfLessThan(left.Length, (rows - 1) * rowStride + (inner - 1) * innerStride + 1, nameof(left));
        ArgumentOutOfRangeException.ThrowIfLessThan(right.Length, inner * columns, nameof(right));
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Length, rows * columns, nameof(result));
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        ref float c = ref MemoryMarshal.GetReference(result);
        int row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            ref float rowA = ref Unsafe.Add(ref a, row * rowStride);
            ref float rowC = ref Unsafe.Add(ref c, row * columns);
            int column = 0;
            for (; column + 2 * Width <= columns; column += 2 * Width)
            {
                ref float blockC = ref Unsafe.Add(ref rowC, column);
                FourRows(ref rowA, rowStride, innerStride, ref Unsafe.Add(ref b, column), ref blockC, inner, columns);
            }
            for (int i = 0; i < 4; i++)
            {
                ref float oneA = ref Unsafe.Add(ref rowA, i * rowStride);
                OneRow(ref oneA, innerStride, ref b, ref Unsafe.Add(ref rowC, i * columns), inner, column, columns);
            }
        }
        for (; row < rows; row++)
        {
            ref float rowC = ref Unsafe.Add(ref c, row * columns);
            OneRow(ref Unsafe.Add(ref a, row * rowStride), innerStride, ref b, ref rowC, inner, 0, columns);
        }
    }

    /// <summary>Copies columns <paramref name="from"/> to below <paramref name="to"/> of a matrix to rows of the result.</summary>
    public static void Transpose(ReadOnlySpan<float> matrix, int columns, Span<float> result, int from, int to)
    {
        int rows = matrix.Length / columns;
        for (int column = from; column < to; column++)
        {
            Span<float> target = result.Slice(column * rows, rows);
            for (int row = 0; row < target.Length; row++)
                target[row] = matrix[row * columns + column];
        }
    }

    private static void FourRows(ref float a, int rowStride, int innerStride, ref float b, ref float c, int inner, int columns)
    {
        Vector<float> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector<float> c20 = default, c21 = default, c30 = default, c31 = default;
        for (int k = 0; k < inner; k++)
        {
            Vector<float> b0 = Vector.LoadUnsafe(ref b);
            Vector<float> b1 = Vector.LoadUnsafe(ref b, (nuint)Width);
            var a0 = new Vector<float>(a);
            c00 = Vector.MultiplyAddEstimate(a0, b0, c00);
            c01 = Vector.MultiplyAddEstimate(a0, b1, c01);
            var a1 = new Vector<float>(Unsafe.Add(ref a, rowStride));
            c10 = Vector.MultiplyAddEstimate(a1, b0, c10);
            c11 = Vector.MultiplyAddEstimate(a1, b1, c11);
            var a2 = new Vector<float>(Unsafe.Add(ref a, 2 * rowStride));
            c20 = Vector.MultiplyAddEstimate(a2, b0, c20);
            c21 = Vector.MultiplyAddEstimate(a2, b1, c21);
            var a3 = new Vector<float>(Unsafe.Add(ref a, 3 * rowStride));
            c30 = Vector.MultiplyAddEstimate(a3, b0, c30);
            c31 = Vector.MultiplyAddEstimate(a3, b1, c31);
            a = ref Unsafe.Add(ref a, innerStride);
            b = ref Unsafe.Add(ref b, columns);
        }
        Store(c00, c01, ref c);
        Store(c10, c11, ref Unsafe.Add(ref c, columns));
        Store(c20, c21, ref Unsafe.Add(ref c, 2 * columns));
        Store(c30, c31, ref Unsafe.Add(ref c, 3 * columns));
    }

    private static void OneRow(ref float a, int innerStride, ref float b, ref float c, int inner, int from, int columns)
    {
        int column = from;
        for (; column + Width <= columns; column += Width)
        {
            Vector<float> sum = default;
            for (int k = 0; k < inner; k++)
            {
                var factor = new Vector<float>(Unsafe.Add(ref a, k * innerStride));
                sum = Vector.MultiplyAddEstimate(factor, Vector.LoadUnsafe(ref b, (nuint)(k * columns + column)), sum);
            }
            sum.StoreUnsafe(ref c, (nuint)column);
        }
        for (; column < columns; column++)
        {
            float sum = 0;
            for (int k = 0; k < inner; k++)
                sum = float.MultiplyAddEstimate(Unsafe.Add(ref a, k * innerStride), Unsafe.Add(ref b, k * columns + column), sum);
            Unsafe.Add(ref c, column) = sum;
        }
    }

    private static void Store(Vector<float> first, Vector<float> second, ref float c)
    {
        first.StoreUnsafe(ref c);
        second.StoreUnsafe(ref c, (nuint)Width);
    }
}
