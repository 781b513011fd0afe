using System.Text;

namespace Instrument.Shipping.Documents;

/// <summary>Makes a writer's label fit for a file name (docs/wire/online.md §4.4).</summary>
internal static class FileLabel
{
    private const string NotInNames = "<>:\"/\\|?*";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>
    /// The label without what some system forbids: the same name on all of them, because a log may be sent from another one.
    /// </summary>
    public static string Of(string label)
    {
        StringBuilder name = new(label.Length);
        foreach (char character in label)
        {
            if (NotInNames.Contains(character, StringComparison.Ordinal))
                name.Append('_');
            else if (!char.IsControl(character))
                name.Append(character);
        }
        string trimmed = name.ToString().Trim().TrimEnd('.', ' ');
        return IsDevice(trimmed) ? trimmed + "_safe" : trimmed;
    }

    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0];
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && stem[..3].ToUpperInvariant() is "COM" or "LPT");
    }
}
