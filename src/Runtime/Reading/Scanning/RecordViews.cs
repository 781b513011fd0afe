using System.Text;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>What a user sees of records that are read one by one.</summary>
internal static class RecordViews
{
    public static bool IsConsole(int type) =>
        type is Record.OutputRawFieldNumber or Record.OutputLoggerFieldNumber or Record.OutputFieldNumber;

    public static bool IsFiles(int type) => type == Record.FilesFieldNumber;

    public static bool IsSystemMetrics(int type) => type == Record.StatsFieldNumber;

    public static ConsoleOutput Console(Record record) => record.RecordTypeCase switch
    {
        Record.RecordTypeOneofCase.OutputRaw => new ConsoleOutput(
            RecordTime.Of(record.OutputRaw.Timestamp), (ConsoleSource)record.OutputRaw.OutputType, record.OutputRaw.Line),
        // Written by old clients; the same under another name.
        Record.RecordTypeOneofCase.Output => new ConsoleOutput(
            RecordTime.Of(record.Output.Timestamp), (ConsoleSource)record.Output.OutputType, record.Output.Line),
        _ => new ConsoleOutput(RecordTime.Of(record.OutputLogger.Timestamp), ConsoleSource.Logger, record.OutputLogger.Line),
    };

    public static IEnumerable<RunFile> Files(Record record) =>
        record.Files.Files.Select(file => new RunFile(file.Path, (RunFilePolicy)file.Policy, (RunFileType)file.Type));

    public static SystemSample SystemMetrics(Record record)
    {
        Dictionary<string, double> values = [];
        foreach (StatsItem item in record.Stats.Item)
        {
            if (JsonNumber.TryParse(Encoding.UTF8.GetBytes(item.ValueJson), out double number))
                values[item.Key] = number;
        }
        return new SystemSample(RecordTime.Of(record.Stats.Timestamp), values);
    }
}
