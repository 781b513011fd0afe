using System.Buffers;
using System.Text;
using Instrument.Generated;

namespace Instrument.Runtime.Tests.Generated;

public sealed class ConfigWriterTests : IDisposable
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ConfigWriter _writer;

    public ConfigWriterTests() => _writer = new ConfigWriter(_output);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void An_empty_config_is_an_empty_object() => Check("{}");

    [Fact]
    public void Numbers_have_the_digits_of_their_type()
    {
        Write("{\"k\":0.1}", writer => writer.Write(0.1));
        Write("{\"k\":0.1}", writer => writer.Write(0.1f));
        Write("{\"k\":0.1}", writer => writer.Write((Half)0.1));
        Write("{\"k\":-1.50}", writer => writer.Write(-1.50m));
        Write("{\"k\":-9223372036854775808}", writer => writer.Write(long.MinValue));
        Write("{\"k\":18446744073709551615}", writer => writer.Write(ulong.MaxValue));
        Write("{\"k\":-170141183460469231731687303715884105728}", writer => writer.Write(Int128.MinValue));
    }

    [Theory]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_that_are_not_finite_are_null_or_a_token(double value, string expected)
    {
        Write($"{{\"k\":{expected}}}", writer => writer.Write(value));
        Write($"{{\"k\":{expected}}}", writer => writer.Write((float)value));
        Write($"{{\"k\":{expected}}}", writer => writer.Write((Half)value));
    }

    [Fact]
    public void Text_is_escaped_where_json_wants_it()
    {
        Write("{\"k\":\"<ü\\\"\\n>\"}", writer => writer.Write("<ü\"\n>"));
        Write("{\"k\":\"x\"}", writer => writer.Write('x'));
        Write("{\"k\":\"utf8\"}", writer => writer.Write("utf8"u8));
        Write("{\"k\":null}", writer => writer.Write((string?)null));
    }

    [Fact]
    public void Tokens_that_json_does_not_know_are_separated_like_others()
    {
        _writer.WriteKey("list"u8);
        _writer.StartArray();
        _writer.Write(double.PositiveInfinity);
        _writer.Write(1.0);
        _writer.Write(double.NaN);
        _writer.Write(double.NegativeInfinity);
        _writer.EndArray();
        _writer.WriteKey("next"u8);
        _writer.Write(false);

        Check("{\"list\":[Infinity,1,null,-Infinity],\"next\":false}");
    }

    [Fact]
    public void A_writer_is_used_again_without_allocating()
    {
        for (int round = 0; round < 3; round++)
            WriteOnce();
        long before = GC.GetAllocatedBytesForCurrentThread();

        WriteOnce();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void WriteOnce()
    {
        _output.ResetWrittenCount();
        _writer.Reset(_output);
        _writer.WriteKey("learning_rate"u8);
        _writer.Write(3e-4);
        _writer.WriteKey("name"u8);
        _writer.Write("größe");
        _writer.WriteKey("limit"u8);
        _writer.Write(double.PositiveInfinity);
        _writer.Complete();
    }

    private void Write(string expected, Action<ConfigWriter> write)
    {
        _output.ResetWrittenCount();
        _writer.Reset(_output);
        _writer.WriteKey("k"u8);
        write(_writer);
        Check(expected);
    }

    private void Check(string expected)
    {
        _writer.Complete();
        Assert.Equal(expected, Encoding.UTF8.GetString(_output.WrittenSpan));
    }
}
