using System.Globalization;
using System.Text;
using Instrument.ConsoleCapture;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.ConsoleCapture;

/// <summary>Taps come and go in any order, and never in the way of those who set the console's writers too. The console belongs to the process.</summary>
[Collection(ProcessWide.Name)]
public sealed class ConsoleTapsTests : IDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly TextWriter _outBefore = System.Console.Out;
    private readonly TextWriter _errorBefore = System.Console.Error;
    private readonly StringWriter _screen = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly TextWriter _original;

    public ConsoleTapsTests(ITestOutputHelper output)
    {
        _output = output;
        TextWriter screen = TextWriter.Synchronized(_screen);
        System.Console.SetOut(screen);
        System.Console.SetError(screen);
        _original = System.Console.Out;
    }

    public void Dispose()
    {
        System.Console.SetOut(_outBefore);
        System.Console.SetError(_errorBefore);
        _screen.Dispose();
    }

    [Fact]
    public void Both_streams_are_heard_between_start_and_end_and_written_always()
    {
        Listener listener = new();
        System.Console.WriteLine("before");
        using (ConsoleTaps.Add(listener))
        {
            System.Console.WriteLine("out {0}", 1);
            System.Console.Error.Write("err");
        }
        System.Console.WriteLine("after");

        Assert.Equal("out 1\n|!err|", listener.Text);
        Assert.Equal("before\nout 1\nerrafter\n", _screen.ToString());
        Assert.Same(_original, System.Console.Out);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_ends_first_leaves_the_other_listening_and_the_last_one_takes_the_tap_out(bool firstEndsFirst)
    {
        Listener[] listeners = [new(), new()];
        IDisposable[] subscriptions = [.. listeners.Select(ConsoleTaps.Add)];
        int first = firstEndsFirst ? 0 : 1;
        System.Console.Write("a");
        subscriptions[first].Dispose();
        System.Console.Write("b");
        subscriptions[1 - first].Dispose();
        System.Console.Write("c");

        Assert.Equal(("a|", "a|b|"), (listeners[first].Text, listeners[1 - first].Text));
        Assert.Equal("abc", _screen.ToString());
        Assert.Same(_original, System.Console.Out);
    }

    [Fact]
    public void A_writer_that_the_program_puts_over_the_tap_stays_and_each_listener_hears_once()
    {
        Listener first = new();
        Listener second = new();
        IDisposable one = ConsoleTaps.Add(first);
        System.Console.SetOut(new Prefixed(System.Console.Out));
        TextWriter programs = System.Console.Out;
        IDisposable two = ConsoleTaps.Add(second);
        System.Console.Write("a");
        one.Dispose();
        System.Console.Write("b");
        two.Dispose();
        Assert.Same(programs, System.Console.Out);
        System.Console.Write("c");

        Assert.Equal(">a>b>c", _screen.ToString());
        Assert.Equal((">a|", "a|b|"), (first.Text, second.Text));
    }

    [Fact]
    public void A_writer_that_the_program_puts_in_the_taps_place_stays()
    {
        Listener listener = new();
        IDisposable subscription = ConsoleTaps.Add(listener);
        System.Console.SetOut(_original);
        System.Console.Write("not heard");
        subscription.Dispose();

        Assert.Same(_original, System.Console.Out);
        Assert.Equal("", listener.Text);
        using (ConsoleTaps.Add(listener))
            System.Console.Write("heard");
        Assert.Equal("heard|", listener.Text);
    }

    [Fact]
    public void A_tap_that_stays_under_the_programs_writer_holds_no_listener()
    {
        WeakReference listener = ListenUnderAWriter();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.False(listener.IsAlive);
        System.Console.Write("still written");
        Assert.Equal(">still written", _screen.ToString());
    }

    [Fact]
    public void Threads_that_write_while_listeners_come_and_go_write_everything_and_each_listener_hears_whole_lines_once()
    {
        const int Writers = 4;
        const int Lines = 3000;
        Random random = Seed.Random(_output);
        int[] waits = [.. Enumerable.Range(0, 100).Select(_ => random.Next(2000))];
        Listener always = new();
        Listener[] some = [.. waits.Select(_ => new Listener())];
        using (ConsoleTaps.Add(always))
        {
            Thread[] threads =
            [
                .. Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
                {
                    for (int line = 0; line < Lines; line++)
                        (line % 2 == 0 ? System.Console.Out : System.Console.Error).WriteLine($"{writer} {line}");
                })),
                .. Enumerable.Range(0, 4).Select(part => new Thread(() =>
                {
                    for (int i = part; i < some.Length; i += 4)
                    {
                        using IDisposable subscription = ConsoleTaps.Add(some[i]);
                        Thread.SpinWait(waits[i]);
                    }
                })),
            ];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
        }

        string[] expected = [.. Enumerable.Range(0, Writers * Lines).Select(i => $"{i / Lines} {i % Lines}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, Sorted(always));
        Assert.Equal(expected, _screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.All(some.Select(Sorted), heard =>
        {
            Assert.Equal(heard.Distinct(StringComparer.Ordinal), heard);
            Assert.All(heard, line => Assert.True(Array.BinarySearch(expected, line, StringComparer.Ordinal) >= 0));
        });
        Assert.Same(_original, System.Console.Out);
    }

    private static string[] Sorted(Listener listener) =>
        [.. listener.Text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(call => call.TrimStart('!').TrimEnd('\n')).Order(StringComparer.Ordinal)];

    private static WeakReference ListenUnderAWriter()
    {
        Listener listener = new();
        using (ConsoleTaps.Add(listener))
            System.Console.SetOut(new Prefixed(System.Console.Out));
        return new WeakReference(listener);
    }

    // Notes each call, with a stroke behind it and a mark before those of the error stream.
    private sealed class Listener : IOutputListener
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public void Hear(bool isError, ReadOnlySpan<char> text, ReadOnlySpan<char> ending)
        {
            lock (_text)
                _text.Append(isError ? "!" : "").Append(text).Append(ending).Append('|');
        }
    }

    private sealed class Prefixed(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value) => inner.Write(">" + value);
    }
}
