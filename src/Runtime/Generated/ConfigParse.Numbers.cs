using System.Globalization;
using System.Numerics;

namespace Instrument.Generated;

/// <content>Numbers.</content>
public static partial class ConfigParse
{
    /// <summary>Reads a whole number, which may be written as <c>64.0</c> or <c>1e3</c>.</summary>
    public static T Integer<T>(ConfigReader value) where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (!value.IsNumber)
        {
            value.Expected("a whole number");
            return default;
        }
        if (T.TryParse(value.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T result))
            return result;
        if (decimal.TryParse(value.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            if (number != decimal.Truncate(number))
            {
                value.Expected("a whole number");
                return default;
            }
            result = T.CreateSaturating(number);
            if (decimal.CreateSaturating(result) == number)
                return result;
        }
        value.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue}"));
        return default;
    }

    /// <summary>Reads a number; <c>null</c> is NaN, and the tokens of infinities are known.</summary>
    public static T Floating<T>(ConfigReader value) where T : struct, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        if (value.IsNumber)
        {
            T result = T.Parse(value.Digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (T.IsFinite(result))
                return result;
            value.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"a number from {T.MinValue} to {T.MaxValue}"));
            return default;
        }
        if (value.IsNull)
            return T.NaN;
        switch (value.Text)
        {
            case "NaN":
                return T.NaN;
            case "Infinity":
                return T.PositiveInfinity;
            case "-Infinity":
                return T.NegativeInfinity;
            default:
                value.Expected("a number");
                return default;
        }
    }

    /// <summary>Reads a decimal number.</summary>
    public static decimal Decimal(ConfigReader value)
    {
        if (!value.IsNumber)
            value.Expected("a number");
        else if (decimal.TryParse(value.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal result))
            return result;
        else
            value.OutOfRange("a decimal number");
        return default;
    }

    /// <summary>Reads a time span: its seconds, or text such as <c>1.02:30:00</c>.</summary>
    public static TimeSpan TimeSpan(ConfigReader value)
    {
        if (value.Text is { } text && System.TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out System.TimeSpan span))
            return span;
        if (!value.IsNumber)
        {
            value.Expected("a number of seconds");
            return default;
        }
        if (decimal.TryParse(value.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds)
            && seconds >= MinSeconds && seconds <= MaxSeconds)
            return new System.TimeSpan((long)decimal.Round(seconds * System.TimeSpan.TicksPerSecond));
        value.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"a number of seconds from {MinSeconds} to {MaxSeconds}"));
        return default;
    }

    private const decimal MinSeconds = long.MinValue / (decimal)System.TimeSpan.TicksPerSecond;
    private const decimal MaxSeconds = long.MaxValue / (decimal)System.TimeSpan.TicksPerSecond;
}
