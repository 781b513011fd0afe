using Instrument.Records;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Testing;

/// <summary>The messages of a transaction log that is expected to be whole.</summary>
internal static class LogDecoder
{
    /// <summary>All records of the log.</summary>
    /// <exception cref="InvalidDataException">The log is damaged, or ends inside a record.</exception>
    public static IReadOnlyList<Record> Decode(string path)
    {
        using RecordReader reader = RecordReader.Open(path);
        var records = new List<Record>();
        while (true)
        {
            RecordReadResult result = reader.Read();
            if (result.Kind == LogReadKind.End)
                return records;
            if (result.Record is null)
                throw new InvalidDataException($"{path} after {records.Count} records: {result}");
            records.Add(result.Record);
        }
    }
}
