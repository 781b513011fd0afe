using System.Buffers;
using System.Globalization;
using Instrument.Reading;

namespace Instrument.Tool.Export;

/// <summary>
/// Comma-separated values by RFC 4180, with a line of keys: text as it is, everything else as in the log (<c>NaN</c> for NaN), and nothing
/// where a row lacks a key.
/// </summary>
internal sealed class CsvExporter(TextWriter output, IReadOnlyList<string> keys) : IRowExporter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <inheritdoc/>
    public void Begin() => WriteLine(keys);

    /// <inheritdoc/>
    public void Write(HistoryRow row) => WriteLine(keys.Select(key => Text(row, key)));

    /// <inheritdoc/>
    public void End()
    {
    }

    private static string Text(HistoryRow row, string key) =>
        key == ExportService.Step ? row.Step.ToString(CultureInfo.InvariantCulture)
        : row.TryGetString(key, out string? text) ? text
        : row.GetRawJson(key) ?? "";

    // The line ends that RFC 4180 asks for confuse the tools of this platform less than they would miss them: a plain line feed.
    private void WriteLine(IEnumerable<string> values)
    {
        output.Write(string.Join(',', values.Select(Escape)));
        output.Write('\n');
    }

    private static string Escape(string value) =>
        value.AsSpan().ContainsAny(Quoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
