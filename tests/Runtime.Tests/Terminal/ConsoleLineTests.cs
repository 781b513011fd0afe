using System.Text;
using Instrument.Terminal;

namespace Instrument.Runtime.Tests.Terminal;

/// <summary>Standard error belongs to the process, so these tests run alone.</summary>
[Collection(ProcessWide.Name)]
public sealed class ConsoleLineTests : IDisposable
{
    private readonly TextWriter _before = System.Console.Error;

    public void Dispose() => System.Console.SetError(_before);

    [Fact]
    public void Every_line_has_the_prefix_and_all_come_in_one_piece()
    {
        CountingWriter writer = new();
        System.Console.SetError(writer);

        ConsoleLine.Write(["one", "", "two"]);

        Assert.Equal("instrument: one\ninstrument: \ninstrument: two\n", writer.ToString());
        Assert.Equal(1, writer.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_standard_error_that_takes_nothing_does_not_hurt(bool closed)
    {
        System.Console.SetError(new CountingWriter { Failure = closed ? new ObjectDisposedException("stderr") : new IOException("Broken pipe") });

        ConsoleLine.Write(["one"]);
    }

    private sealed class CountingWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public int Writes { get; private set; }

        public Exception? Failure { get; init; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            if (Failure is not null)
                throw Failure;
            Writes++;
            _text.Append(value);
        }

        public override string ToString() => _text.ToString();
    }
}
