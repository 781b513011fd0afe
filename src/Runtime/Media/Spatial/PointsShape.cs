using System.Numerics;

namespace Instrument.Media.Spatial;

/// <summary>Checks the numbers of point clouds.</summary>
internal static class PointsShape
{
    private const int Categories = 14;
    private const int Position = 3;

    /// <summary>Refuses numbers that are no points.</summary>
    /// <param name="points">Rows of <paramref name="columns"/> numbers.</param>
    /// <param name="columns">3 for a position, 4 with a category, 6 with a colour.</param>
    /// <exception cref="ArgumentException">A row is not whole, or a number is not finite, no category or no colour.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    public static void ThrowIfWrong<T>(ReadOnlySpan<T> points, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (columns is not (3 or 4 or 6))
            throw new ArgumentOutOfRangeException(nameof(columns), columns, $"Points have 3 numbers (x, y, z), 4 (and a category), or 6 (and red, green, blue), not {columns}.");
        if (points.Length % columns != 0)
            throw new ArgumentException($"{points.Length} numbers are no whole points of {columns} numbers.", nameof(points));
        for (int i = 0; i < points.Length; i++)
        {
            if (!T.IsFinite(points[i]))
                throw new ArgumentException($"Point {i / columns} has the number {points[i]}, which is not finite; leave such points out.", nameof(points));
            if (i % columns < Position)
                continue;
            if (columns == Position + 1)
                ThrowIfNoCategory(points[i], i / columns);
            else
                ThrowIfNoColor(points[i], i / columns);
        }
    }

    private static void ThrowIfNoCategory<T>(T number, int point) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!T.IsInteger(number) || number < T.One || number > T.CreateTruncating(Categories))
            throw new ArgumentException($"Point {point} has the category {number}; categories are the whole numbers 1 to {Categories}.", nameof(number));
    }

    private static void ThrowIfNoColor<T>(T number, int point) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (number < T.Zero || number > T.CreateTruncating(byte.MaxValue))
            throw new ArgumentException($"Point {point} has {number} as a part of its colour; red, green and blue are 0 to 255.", nameof(number));
    }
}
