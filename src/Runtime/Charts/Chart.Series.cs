using System.Numerics;

namespace Instrument;

/// <content>Charts of several series of points.</content>
public sealed partial class Chart
{
    /// <summary>Several lines over the same x values.</summary>
    /// <param name="xs">The x values.</param>
    /// <param name="ys">For each line its y values; those beyond the x values are not drawn.</param>
    /// <param name="keys">A name for each line. Default: <c>line_0</c>, <c>line_1</c> ….</param>
    /// <param name="title">The title. Default: none.</param>
    /// <param name="xName">The name of the x axis.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">There is no line, or another number of names than lines.</exception>
    public static Chart LineSeries<TX, TY>(
        IReadOnlyList<TX> xs, IReadOnlyList<TY[]> ys, IReadOnlyList<string>? keys = null, string title = "", string xName = "x", bool splitTable = false)
        where TX : struct, INumber<TX>
        where TY : struct, INumber<TY>
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(ys);
        return Series(_ => xs, ys, keys, title, xName, splitTable);
    }

    /// <summary>Several lines, each with x values of its own.</summary>
    /// <param name="xs">For each line its x values.</param>
    /// <param name="ys">For each line its y values. A line ends with the shorter of both.</param>
    /// <param name="keys">A name for each line. Default: <c>line_0</c>, <c>line_1</c> ….</param>
    /// <param name="title">The title. Default: none.</param>
    /// <param name="xName">The name of the x axis.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">There is no line, or the numbers of x series, y series and names differ.</exception>
    public static Chart LineSeries<TX, TY>(
        IReadOnlyList<TX[]> xs, IReadOnlyList<TY[]> ys, IReadOnlyList<string>? keys = null, string title = "", string xName = "x", bool splitTable = false)
        where TX : struct, INumber<TX>
        where TY : struct, INumber<TY>
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(ys);
        if (xs.Count != ys.Count)
            throw new ArgumentException($"There are {xs.Count} series of x values and {ys.Count} of y values; give as many of both, or one x series for all.", nameof(xs));
        return Series(index => xs[index], ys, keys, title, xName, splitTable);
    }

    private static Chart Series<TX, TY>(
        Func<int, IReadOnlyList<TX>> xs, IReadOnlyList<TY[]> ys, IReadOnlyList<string>? keys, string title, string xName, bool splitTable)
    {
        if (ys.Count == 0)
            throw new ArgumentException("There is no series of y values; give at least one line.", nameof(ys));
        if (keys is not null && keys.Count != ys.Count)
            throw new ArgumentException($"There are {keys.Count} names and {ys.Count} lines; give each line a name, or none.", nameof(keys));
        Table table = new(["step", "lineKey", "lineVal"]);
        for (int line = 0; line < ys.Count; line++)
        {
            IReadOnlyList<TX> x = xs(line);
            for (int i = 0; i < Math.Min(x.Count, ys[line].Length); i++)
                table.AddRow(x[i], keys is null ? $"line_{line}" : keys[line], ys[line][i]);
        }
        return Of(
            "wandb/lineseries/v0", table, [new("step", "step"), new("lineKey", "lineKey"), new("lineVal", "lineVal")],
            [new("title", title), new("xname", xName)], splitTable);
    }
}
