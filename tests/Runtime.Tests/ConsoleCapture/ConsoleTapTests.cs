using System.Globalization;
using System.Text;
using Instrument.ConsoleCapture;

namespace Instrument.Runtime.Tests.ConsoleCapture;

/// <summary>A tap passes everything on as it came, and lets it be heard once.</summary>
public sealed class ConsoleTapTests
{
    // Another one than the process has, also where no other culture is installed.
    private static readonly CultureInfo Commas = new("") { NumberFormat = { NumberDecimalSeparator = "," } };

    // Each way of writing that a TextWriter has.
    public static readonly TheoryData<string, string> Ways = new()
    {
        { "char", "x" }, { "chars", "abc" }, { "range", "b" }, { "span", "span" }, { "string", "text" }, { "null", "" }, { "bool", "True" },
        { "int", "-5" }, { "double", "1,5" }, { "object", "2,5" }, { "format", "a 1,5 b" }, { "builder", "built" }, { "line", "#" },
        { "char line", "x#" }, { "span line", "span#" }, { "string line", "text#" }, { "null line", "#" }, { "int line", "7#" },
        { "object line", "2,5#" }, { "format line", "1,5#" }, { "async", "later" }, { "async line", "later#" }, { "async span", "later" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_way_of_writing_reaches_the_writer_and_the_listener(string way, string expected)
    {
        using StringWriter inner = new(Commas) { NewLine = "#" };
        Listener listener = new();
        await using ConsoleTap tap = new(inner, isError: true);
        tap.Add(listener);

        await WriteAsync(tap, way);

        Assert.Equal(expected, inner.ToString());
        Assert.Equal(expected, listener.Text);
        Assert.Equal(expected.Length != 0, listener.IsError);
    }

    [Fact]
    public void A_line_comes_to_the_writer_in_one_call()
    {
        CountingWriter inner = new();
        using ConsoleTap tap = new(inner, isError: false);

        tap.WriteLine("one line");

        Assert.Equal(["WriteLine one line"], inner.Calls);
    }

    [Fact]
    public void What_a_console_is_asked_for_is_the_writers_own()
    {
        CountingWriter inner = new();
        using ConsoleTap tap = new(inner, isError: false);
        tap.NewLine = "@";

        Assert.Equal(("@", inner.Encoding, inner.FormatProvider), (inner.NewLine, tap.Encoding, tap.FormatProvider));
        tap.Flush();
        tap.Close();
        Assert.Equal(["Flush", "Close"], inner.Calls);
    }

    [Fact]
    public void What_a_broken_console_does_not_take_is_heard_and_its_exception_goes_to_the_caller()
    {
        Listener listener = new();
        using ConsoleTap tap = new(new CountingWriter { IsBroken = true }, isError: false);
        tap.Add(listener);

        Assert.Throws<IOException>(() => tap.WriteLine("into a closed pipe"));
        Assert.Equal("into a closed pipe\n", listener.Text);
    }

    [Fact]
    public void A_mistake_of_the_caller_is_the_writers_to_tell()
    {
        using StringWriter inner = new(CultureInfo.InvariantCulture);
        using ConsoleTap tap = new(inner, isError: false);
        tap.Add(new Listener());

        Assert.Throws<ArgumentNullException>(() => tap.Write(null!, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => tap.Write(new char[1], -1, 1));
        Assert.Throws<ArgumentException>(() => tap.Write(new char[1], 0, 2));
    }

    [Fact]
    public void What_a_listener_writes_is_not_heard()
    {
        using StringWriter inner = new(CultureInfo.InvariantCulture);
        using ConsoleTap tap = new(inner, isError: false);
        Listener listener = new() { OnHear = () => tap.Write("echo") };
        tap.Add(listener);

        tap.Write("call ");
        tap.Write("again ");

        Assert.Equal("call echoagain echo", inner.ToString());
        Assert.Equal("call again ", listener.Text);
    }

    [Fact]
    public void In_a_pause_nothing_is_heard_and_all_is_written()
    {
        using StringWriter inner = new(CultureInfo.InvariantCulture);
        using ConsoleTap tap = new(inner, isError: false);
        Listener listener = new();
        tap.Add(listener);
        using (CapturePause.Begin())
        {
            using (CapturePause.Begin())
                tap.Write("1");
            tap.Write("2");
        }
        tap.Write("3");

        Assert.Equal(("123", "3"), (inner.ToString(), listener.Text));
    }

    private static async Task WriteAsync(ConsoleTap tap, string way)
    {
        switch (way)
        {
            case "char": tap.Write('x'); break;
            case "chars": tap.Write("abc".ToCharArray()); break;
            case "range": tap.Write("abc".ToCharArray(), 1, 1); break;
            case "span": tap.Write("span".AsSpan()); break;
            case "string": tap.Write("text"); break;
            case "null": tap.Write((string?)null); break;
            case "bool": tap.Write(true); break;
            case "int": tap.Write(-5); break;
            case "double": tap.Write(1.5); break;
            case "object": tap.Write((object)2.5m); break;
            case "format": tap.Write("a {0} b", 1.5); break;
            case "builder": tap.Write(new StringBuilder("built")); break;
            case "line": tap.WriteLine(); break;
            case "char line": tap.WriteLine('x'); break;
            case "span line": tap.WriteLine("span".AsSpan()); break;
            case "string line": tap.WriteLine("text"); break;
            case "null line": tap.WriteLine((string?)null); break;
            case "int line": tap.WriteLine(7); break;
            case "object line": tap.WriteLine((object)2.5m); break;
            case "format line": tap.WriteLine("{0}", 1.5); break;
            case "async": await tap.WriteAsync("later"); break;
            case "async line": await tap.WriteLineAsync("later"); break;
            case "async span": await tap.WriteAsync("later".AsMemory()); break;
            default: throw new ArgumentException(way);
        }
    }

    private sealed class Listener : IOutputListener
    {
        public string Text { get; private set; } = "";

        public bool IsError { get; private set; }

        public Action? OnHear { get; init; }

        public void Hear(bool isError, ReadOnlySpan<char> text, ReadOnlySpan<char> ending)
        {
            IsError = isError;
            Text += text.ToString() + ending.ToString();
            OnHear?.Invoke();
        }
    }

    private sealed class CountingWriter : TextWriter
    {
        public CountingWriter() => NewLine = "\n";

        public List<string> Calls { get; } = [];

        public bool IsBroken { get; init; }

        public override Encoding Encoding => Encoding.Latin1;

        public override IFormatProvider FormatProvider => Commas;

        public override void Write(char value) => Calls.Add($"Write {value}");

        public override void WriteLine(string? value)
        {
            if (IsBroken)
                throw new IOException("Broken pipe");
            Calls.Add($"WriteLine {value}");
        }

        public override void Flush() => Calls.Add("Flush");

        public override void Close() => Calls.Add("Close");
    }
}
