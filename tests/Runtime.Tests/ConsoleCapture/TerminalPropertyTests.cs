using Instrument.ConsoleCapture;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.ConsoleCapture;

/// <summary>Random programs, written in random pieces at random times, leave the lines that a simple terminal shows.</summary>
public sealed class TerminalPropertyTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "a", "bc", " ", "  ", "word", "ü", "🎉", "\t", "\r", "\r", "\n", "\n", "\r\n", "\n\n", "\e[A", "\e[A", "\e[B", "\e[1A", "\e[2K", "\e[31mred\e[0m",
        "\e", "\e[", "\e\e[A", "\e[\n", "10%", "\r20%", "line\n",
    ];

    [Fact]
    public void Any_program_in_any_pieces_gives_the_lines_of_a_simple_terminal()
    {
        Random random = Seed.Random(output);
        for (int program = 0; program < 400; program++)
        {
            // Few of them are long enough for lines to scroll out of reach.
            List<(bool IsError, string Text)> writes = Program(random, random.Next(program % 10 == 0 ? 600 : 60));
            string? difference = Compare(writes, random);
            Assert.True(difference is null, $"Program {program}: {difference}\n{string.Join('\n', writes.Select(write => $"{write.IsError}: {write.Text.Replace("\e", "\\e").Replace("\r", "\\r").Replace("\n", "\\n")}"))}");
        }
    }

    [Fact]
    public void Lines_longer_than_the_limit_are_those_of_a_simple_terminal()
    {
        Random random = Seed.Random(output);
        string longLine = string.Concat(Enumerable.Range(0, 2500).Select(_ => random.Next(3) == 0 ? "🎉" : "xy"));

        Assert.Null(Compare([(false, longLine), (true, "e\n"), (false, longLine + "\r" + "start"), (false, "\nnext\e[A\rSTART\n")], random));
    }

    private static List<(bool IsError, string Text)> Program(Random random, int length)
    {
        List<(bool, string)> writes = [];
        bool isError = false;
        for (int i = 0; i < length; i++)
        {
            isError = random.Next(5) == 0 ? !isError : isError;
            writes.Add((isError, string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]))));
        }
        return writes;
    }

    // Returns what differs.
    private static string? Compare(List<(bool IsError, string Text)> writes, Random random)
    {
        ManualTimeProvider time = new();
        ConsoleState console = new(DateTimeOffset.UnixEpoch);
        SortedDictionary<long, string> lines = [];
        ConsoleRecorder recorder = new(new ConsoleSettings(ConsoleMode.Wrap, long.MaxValue, long.MaxValue, null, null), null, time, Append);
        ReferenceTerminal reference = new();
        foreach ((bool isError, string text) in writes)
        {
            reference.Write(isError, [.. text.EnumerateRunes().Select(rune => rune.Value)]);
            // Also between the two halves of a character.
            for (int start = 0; start < text.Length;)
            {
                int length = Math.Min(text.Length - start, random.Next(1, random.Next(2) == 0 ? 3 : 2000));
                int ending = random.Next(length + 1);
                recorder.Hear(isError, text.AsSpan(start, length - ending), text.AsSpan(start + length - ending, ending));
                start += length;
                time.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
            }
        }
        recorder.Stop(Append);
        while (console.NextChanged is { } line)
            Take(line);
        string[] expected = [.. reference.Lines];
        if (!lines.Keys.SequenceEqual(Enumerable.Range(0, lines.Count).Select(number => (long)number)) || lines.Count != expected.Length)
            return $"{lines.Count} lines instead of {expected.Length}";
        int different = Enumerable.Range(0, expected.Length).FirstOrDefault(number => lines[number] != expected[number], -1);
        return different < 0 ? null : $"line {different} is '{lines[different]}' instead of '{expected[different]}'";

        RowAppendResult Append(Record record)
        {
            // As it comes out of the log.
            console.Apply(Record.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(record)).OutputRaw);
            while (random.Next(3) != 0 && console.NextChanged is { } line)
                Take(line);
            return RowAppendResult.Kept;
        }

        void Take(OutputLine line)
        {
            lines[line.Number] = line.Text;
            console.TakeChanged();
        }
    }
}
