using Instrument.Generated;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Generated;

/// <summary>Fields that a row may lack.</summary>
public sealed class RowWriterOptionalTests : IDisposable
{
    internal static readonly MetricKind[] Kinds =
    [
        MetricKind.Double, MetricKind.Single, MetricKind.Half, MetricKind.Int64, MetricKind.UInt64,
        MetricKind.Boolean, MetricKind.String, MetricKind.Decimal, MetricKind.Int128, MetricKind.UInt128,
    ];

    private static readonly MetricSchema Optional = new("Optional", [.. Kinds.Select(kind => new MetricField(kind.ToString(), kind, optional: true))]);

    private readonly TemporaryDirectory _directory = new();
    private readonly ITestOutputHelper _output;
    private readonly Run _run;

    public RowWriterOptionalTests(ITestOutputHelper output)
    {
        _output = output;
        _run = TestRun.Start(_directory.Path);
    }

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0b1111111111)]
    [InlineData(0b0101010101)]
    [InlineData(0b1010101010)]
    public void Every_optional_kind_arrives_when_it_is_there(int present)
    {
        bool Has(int field) => (present & (1 << field)) != 0;
        RowWriter row = new(_run, Optional, stackalloc byte[8]);
        row.WriteDouble(Has(0) ? 1 : null);
        row.WriteSingle(Has(1) ? 2 : null);
        row.WriteHalf(Has(2) ? (Half)3 : null);
        row.WriteInt64(Has(3) ? 4 : null);
        row.WriteUInt64(Has(4) ? 5UL : null);
        row.WriteBoolean(Has(5) ? false : null);
        row.WriteString(Has(6) ? "" : null);
        row.WriteDecimal(Has(7) ? 7m : null);
        row.WriteInt128(Has(8) ? (Int128)8 : null);
        row.WriteUInt128(Has(9) ? (UInt128)9 : null);
        row.Commit(null);

        string[] all = ["1", "2", "3", "4", "5", "false", "\"\"", "7", "8", "9"];
        Assert.Equal(
            Enumerable.Range(0, all.Length).Where(Has).Select(field => (Kinds[field].ToString(), all[field])),
            Rows().Single().Where(item => item.Key[0] != '_').Select(item => (item.Key, item.Value)));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Any_number_of_optional_fields_can_be_there_or_not(int count)
    {
        Random random = Seed.Random(_output);
        MetricSchema schema = new("Wide", [.. Enumerable.Range(0, count).Select(field => new MetricField($"f{field}", MetricKind.Int64, optional: true))]);
        List<string> expected = [];
        Span<byte> scratch = stackalloc byte[16];
        for (int number = 0; number < 50; number++)
        {
            List<string> fields = [];
            scratch.Fill(0xFF);
            RowWriter row = new(_run, schema, scratch);
            for (int field = 0; field < count; field++)
            {
                int choice = random.Next(3);
                if (choice == 0)
                    row.Skip();
                else
                    row.WriteInt64(choice == 1 ? null : field);
                if (choice == 2)
                    fields.Add($"f{field}={field}");
            }
            row.Commit(null);
            expected.Add(string.Join(' ', fields));
        }

        Assert.Equal(expected, Rows().Select(row => string.Join(' ', row.Where(item => item.Key[0] != '_').Select(item => $"{item.Key}={item.Value}"))));
    }

    private List<Dictionary<string, string>> Rows()
    {
        _run.Finish();
        return HistoryRows.Of(_run.LogPath!);
    }
}
