using System.Globalization;

namespace Instrument.Settings;

/// <summary>Writes durations for people.</summary>
internal static class SettingDuration
{
    /// <summary>Seconds with at most one decimal, such as <c>90 s</c> or <c>2.5 s</c>; from two minutes on minutes, and hours.</summary>
    public static string Text(TimeSpan time) => time.TotalSeconds switch
    {
        < 120 => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s",
        < 7200 => time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture) + " min",
        _ => time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture) + " h",
    };
}
