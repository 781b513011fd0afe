namespace Instrument.Generator.Model;

/// <summary>How a single value is written; the names are those of <c>RowWriter</c>'s methods.</summary>
internal enum MetricForm
{
    Double,
    Single,
    Half,
    Int64,
    UInt64,
    Boolean,
    String,
    Decimal,
    Int128,
    UInt128,
    Char,
    TimeSpan,
    DateTime,
    DateTimeOffset,
    Guid,
    Name,
}

/// <summary>What is true of all values of a form.</summary>
internal static class MetricFormExtensions
{
    /// <summary>Whether values can be NaN or infinite.</summary>
    public static bool IsFloating(this MetricForm form) => form is MetricForm.Double or MetricForm.Single or MetricForm.Half;

    /// <summary>Whether values are numbers, of which there can be many in a histogram or a family.</summary>
    public static bool IsNumber(this MetricForm form) => form.IsFloating()
        || form is MetricForm.Int64 or MetricForm.UInt64 or MetricForm.Decimal or MetricForm.Int128 or MetricForm.UInt128;

    /// <summary>Whether a row holds the value as text, which it may always lack.</summary>
    public static bool IsText(this MetricForm form) =>
        form is MetricForm.String or MetricForm.Char or MetricForm.DateTime or MetricForm.DateTimeOffset or MetricForm.Guid or MetricForm.Name;
}
