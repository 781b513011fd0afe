using Instrument.Generated;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Generated;

/// <summary>What generated code writes with a <see cref="RowWriter"/> is what the log says.</summary>
public sealed class RowWriterTests : IDisposable
{
    private static readonly MetricSchema Required = new("Required", [.. RowWriterOptionalTests.Kinds.Select(kind => new MetricField(kind.ToString(), kind))]);
    private static readonly MetricSchema Text = new("Text", new MetricField("text", MetricKind.String), new MetricField("after", MetricKind.Double));

    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public RowWriterTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Every_kind_arrives()
    {
        RowWriter row = new(_run, Required, stackalloc byte[16]);
        row.WriteDouble(0.1);
        row.WriteSingle(0.1f);
        row.WriteHalf((Half)0.1);
        row.WriteInt64(long.MinValue);
        row.WriteUInt64(ulong.MaxValue);
        row.WriteBoolean(true);
        row.WriteString("text");
        row.WriteDecimal(-1.50m);
        row.WriteInt128(Int128.MinValue);
        row.WriteUInt128(UInt128.MaxValue);
        row.Commit(step: 4);

        Assert.Equal(
            [
                "0.1", "0.1", "0.1", "-9223372036854775808", "18446744073709551615", "true", "\"text\"", "-1.50",
                "-170141183460469231731687303715884105728", "340282366920938463463374607431768211455",
            ],
            Rows().Single().Where(item => item.Key[0] != '_').Select(item => item.Value));
    }

    [Fact]
    public void Text_of_any_length_outgrows_the_scratch_memory()
    {
        int[] lengths = [0, 1, 3, 4, 5, 11, 12, 13, 255, 256, 3000];
        foreach (int length in lengths)
            LogText(new string('é', length));

        Assert.Equal(lengths.Select(length => $"\"{new string('é', length)}\""), Rows().Select(row => row["text"]));
        Assert.All(Rows(), row => Assert.Equal("1", row["after"]));
    }

    [Fact]
    public void Lone_surrogates_become_the_replacement_character()
    {
        LogText("a\uD83Db");

        Assert.Equal("\"a\uFFFDb\"", Rows().Single()["text"]);
    }

    [Fact]
    public void Nothing_is_logged_before_the_commit()
    {
        RowWriter row = new(_run, Text, stackalloc byte[64]);
        row.WriteString("lost");
        LogText("kept");

        Assert.Equal("\"kept\"", Rows().Single()["text"]);
    }

    [Fact]
    public void A_commit_to_a_finished_run_says_so()
    {
        _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => LogText("late"));
    }

    private void LogText(string text)
    {
        RowWriter row = new(_run, Text, stackalloc byte[16]);
        row.WriteString(text);
        row.WriteDouble(1);
        row.Commit(null);
    }

    private List<Dictionary<string, string>> Rows()
    {
        _run.Finish();
        return HistoryRows.Of(_run.LogPath!);
    }
}
