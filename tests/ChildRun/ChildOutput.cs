namespace Instrument.ChildRun;

/// <summary>What the child prints while its run goes on, and the lines that a terminal shows of it.</summary>
public static class ChildOutput
{
    /// <summary>What is on a terminal at the end: text and whether it came from the error stream.</summary>
    public static IReadOnlyList<(string Text, bool IsError)> Lines { get; } =
    [
        ("plain ünïcode 🎉 line", false),
        ("progress 100%", false),
        ("ONE", false),
        ("two", false),
        ("to stderr", true),
        .. Enumerable.Range(0, 100).Select(line => ($"line {line}", line % 10 == 9)),
    ];

    /// <summary>Writes to the console in the ways that programs have.</summary>
    public static void Print()
    {
        Console.Write("plain ");
        foreach (char character in "ünïcode 🎉 line")
            Console.Write(character);
        Console.WriteLine();
        for (int percent = 0; percent <= 100; percent += 10)
            Console.Write($"\rprogress {percent}%");
        Console.WriteLine();
        Console.WriteLine("one\ntwo\e[A\rONE\e[B");
        Console.Error.WriteLine("to stderr");
        for (int line = 0; line < 100; line++)
            (line % 10 == 9 ? Console.Error : Console.Out).WriteLine($"line {line}");
    }
}
