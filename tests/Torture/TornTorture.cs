using System.Globalization;
using Instrument.TransactionLog;

namespace Instrument.Torture;

/// <summary>A damaged log never gives a record that was not written, and gives all records before the damage.</summary>
internal static class TornTorture
{
    public static int Run(int count, int seed, bool exhaustive)
    {
        Random random = new(seed);
        SampleLog log = new(random, exhaustive ? 60 : 300);
        int cuts = 0, flips = 0, zeroed = 0, wrong = 0, missing = 0;
        foreach (int length in exhaustive ? Enumerable.Range(0, log.Bytes.Length + 1) : Enumerable.Range(0, count).Select(_ => random.Next(log.Bytes.Length + 1)))
        {
            cuts++;
            Check(log, log.Bytes[..length], firstDamage: length, ref wrong, ref missing);
        }
        for (int i = 0; i < count; i++)
        {
            byte[] damaged = [.. log.Bytes];
            int at = random.Next(LogFormat.FileHeaderLength, damaged.Length);
            if (random.Next(2) == 0)
            {
                flips++;
                damaged[at] ^= (byte)(1 << random.Next(8));
            }
            else
            {
                zeroed++;
                Array.Clear(damaged, at, Math.Min(random.Next(1, 40_000), damaged.Length - at));
            }
            Check(log, damaged, at, ref wrong, ref missing);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cuts={cuts} flips={flips} zeroed={zeroed} wrong={wrong} missing={missing}"));
        return wrong + missing == 0 ? 0 : 1;
    }

    private static void Check(SampleLog log, byte[] bytes, int firstDamage, ref int wrong, ref int missing)
    {
        using LogReader reader = new(new MemoryStream(bytes));
        int next = 0;
        int found = 0;
        while (true)
        {
            LogReadResult result = reader.Read();
            if (result.Kind is LogReadKind.End or LogReadKind.Incomplete)
                break;
            if (result.Kind != LogReadKind.Record)
                continue;
            int index = log.Records.FindIndex(next, record => result.Record.Span.SequenceEqual(record));
            if (index < 0)
            {
                wrong++;
                continue;
            }
            if (log.Ends[index] <= firstDamage)
                found++;
            next = index + 1;
        }
        missing += log.Ends.Count(end => end <= firstDamage) - found;
    }
}
