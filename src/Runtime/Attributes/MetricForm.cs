namespace Instrument;

/// <summary>As what a metric's value is logged.</summary>
public enum MetricForm
{
    /// <summary>As it is; an enum as its number.</summary>
    Value = 0,

    /// <summary>An enum as the name of its member. A combination of flags is the names parted by commas, an unnamed value its number.</summary>
    Name = 1,

    /// <summary>
    /// The numbers of an array, a list, a memory or a span as a histogram of equal bins between the smallest and the largest. NaN and
    /// infinities are not counted; without any number the metric is left out of the row. In a family each element holds such numbers.
    /// </summary>
    Histogram = 2,
}
