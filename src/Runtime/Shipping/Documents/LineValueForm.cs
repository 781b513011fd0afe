namespace Instrument.Shipping.Documents;

/// <summary>How a value's text gets into a line.</summary>
internal enum LineValueForm
{
    /// <summary>The text is no value.</summary>
    Invalid,

    /// <summary>A number: its text needs no escapes.</summary>
    Number,

    /// <summary>Any other value, whose quotes are escaped.</summary>
    Json,

    /// <summary>A number that only W&amp;B's own reader takes, such as <c>Inf</c> or <c>5.</c>; it is written anew.</summary>
    LooseNumber,

    /// <summary>A row's step, which may be shifted.</summary>
    Step,
}
