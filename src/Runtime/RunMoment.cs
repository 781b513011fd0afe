using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Instrument;

/// <summary>A step of a run: where another run branches off, or to which a run is taken back.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Step">The last step that stays: not negative.</param>
public readonly record struct RunMoment(string RunId, long Step) : IParsable<RunMoment>
{
    private const string Separator = "?_step=";

    /// <summary>Reads the form <c>RUN_ID?_step=NUMBER</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the form is the same in all cultures.</param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static RunMoment Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out RunMoment moment)
        ? moment
        : throw new FormatException($"'{s}' is no moment of a run; write the run's id and a step, as in 'k3v9x2ab?_step=100'.");

    /// <summary>Reads the form <c>RUN_ID?_step=NUMBER</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the form is the same in all cultures.</param>
    /// <param name="result">The moment.</param>
    /// <returns>Whether the text has this form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RunMoment result)
    {
        result = default;
        int at = s?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        if (at <= 0 || !long.TryParse(s.AsSpan(at + Separator.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            return false;
        result = new RunMoment(s![..at], step);
        return true;
    }

    /// <summary>The form <c>RUN_ID?_step=NUMBER</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RunId}{Separator}{Step}");
}
