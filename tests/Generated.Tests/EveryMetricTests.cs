using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Instrument.Generated.Tests.Metrics;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Generated.Tests;

/// <summary>A generated row holds what System.Text.Json writes of the same values.</summary>
public sealed class EveryMetricTests(ITestOutputHelper output)
{
    private const int Rows = 300;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [Fact]
    public void Rows_of_random_values_are_those_of_the_json_serializer()
    {
        Random random = Seed.Random(output);
        EveryMetric[] metrics = [.. Enumerable.Range(0, Rows).Select(_ => Create(random))];
        var rows = RecordedRun.Rows(run =>
        {
            foreach (EveryMetric row in metrics)
                run.Log(row);
        });
        Assert.Equal(Rows, rows.Count);
        for (int i = 0; i < Rows; i++)
        {
            Dictionary<string, string> expected = Expected(metrics[i]);
            Assert.Equal(expected.Keys.Order(), rows[i].Keys.Order());
            Assert.All(expected, value => Assert.Equal(Normal(value.Value), Normal(rows[i][value.Key])));
        }
    }

    private static EveryMetric Create(Random random)
    {
        EveryMetric metrics = new();
        foreach (PropertyInfo property in typeof(EveryMetric).GetProperties())
        {
            Type? inner = Nullable.GetUnderlyingType(property.PropertyType);
            bool isNull = (inner is not null || property.PropertyType == typeof(string)) && random.Next(3) == 0;
            property.SetValue(metrics, isNull ? null : Value(inner ?? property.PropertyType, random));
        }
        return metrics;
    }

    private static object Value(Type type, Random random)
    {
        long bits = random.NextInt64(long.MinValue, long.MaxValue);
        if (type == typeof(Phase))
            return random.Next(3) switch { 0 => Phase.Warmup, 1 => Phase.Main, _ => (Phase)3 };
        if (type == typeof(Options))
            return (Options)random.Next(4);
        if (type == typeof(bool))
            return bits > 0;
        if (type == typeof(string))
            return string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "aé\"\\\n€😀/<"[random.Next(7)].ToString().Replace("\ud83d", "x", StringComparison.Ordinal)));
        if (type == typeof(char))
            return "aZ\"\\é€"[random.Next(6)];
        if (type == typeof(double))
            return random.Next(8) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => (double)random.Next(), _ => random.NextDouble() * Math.Pow(10, random.Next(-30, 30)) };
        if (type == typeof(float))
            return random.Next(8) == 0 ? float.PositiveInfinity : (float)(random.NextDouble() * 1e6);
        if (type == typeof(Half))
            return (Half)(random.NextDouble() * 100);
        if (type == typeof(decimal))
            return new decimal(random.Next(), random.Next(), random.Next(), bits > 0, (byte)random.Next(29));
        if (type == typeof(Int128))
            return new Int128((ulong)random.NextInt64(), (ulong)bits);
        if (type == typeof(UInt128))
            return new UInt128((ulong)bits, (ulong)random.NextInt64());
        if (type == typeof(TimeSpan))
            return new TimeSpan(bits / 1000);
        if (type == typeof(DateTime))
            return new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(3));
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-600, 600)));
        if (type == typeof(Guid))
            return new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray());
        if (type == typeof(nint))
            return (nint)bits;
        if (type == typeof(nuint))
            return (nuint)(ulong)bits;
        // The other whole numbers: as many of the bits as fit.
        byte[] bytes = BitConverter.GetBytes(bits);
        return type.Name switch
        {
            "SByte" => (sbyte)bytes[0],
            "Byte" => bytes[0],
            "Int16" => BitConverter.ToInt16(bytes),
            "UInt16" => BitConverter.ToUInt16(bytes),
            "Int32" => BitConverter.ToInt32(bytes),
            "UInt32" => BitConverter.ToUInt32(bytes),
            "UInt64" => (ulong)bits,
            _ => bits,
        };
    }

    private static Dictionary<string, string> Expected(EveryMetric metrics)
    {
        Dictionary<string, string> row = [];
        foreach (PropertyInfo property in typeof(EveryMetric).GetProperties())
        {
            MetricAttribute metric = property.GetCustomAttribute<MetricAttribute>()!;
            object? value = property.GetValue(metrics) switch
            {
                nint number => (long)number,
                nuint number => (ulong)number,
                TimeSpan duration => duration.TotalSeconds,
                DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
                DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                Enum phase when metric.As == MetricForm.Name => phase.ToString(),
                var other => other,
            };
            if (value is not null)
                row.Add(metric.Key!, JsonSerializer.Serialize(value, value.GetType(), Options));
        }
        return row;
    }

    // W&B's dialect has bare tokens where the serializer has text, and either writer may choose the form of an exponent.
    private static object Normal(string json)
    {
        string text = json.Trim('"');
        if (text is "NaN" or "Infinity" or "-Infinity")
            return text;
        JsonElement element = JsonDocument.Parse(json).RootElement;
        return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.ValueKind == JsonValueKind.Number && json.Contains('E', StringComparison.Ordinal) ? element.GetDouble() : json;
    }
}
