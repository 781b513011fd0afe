using System.Collections;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Media.Traces;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Traces;

/// <summary>Text of JSON as Python writes it, held against Python itself where this machine has it.</summary>
public sealed class PythonJsonTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-4, "0.0001")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.NegativeInfinity, "null")]
    [InlineData(0.1f, "0.1")]
    [InlineData(true, "true")]
    [InlineData(null, "null")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData('x', "\"x\"")]
    [InlineData(DayOfWeek.Friday, "\"Friday\"")]
    [InlineData("a\"\\\n\r\t\b\f\u0001\u007f/", "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u007f/\"")]
    [InlineData("ünï😀", "\"\\u00fcn\\u00ef\\ud83d\\ude00\"")]
    public void Scalars_are_written_as_Python_writes_them(object? value, string expected) => Assert.Equal(expected, PythonJson.Write(value));

    [Fact]
    public void Objects_and_lists_have_spaces()
    {
        Dictionary<string, object?> value = new()
        {
            ["a"] = new object?[] { 1, "x", null },
            ["b"] = new Hashtable { [7] = 1.5m },
            ["c"] = new List<object?>(),
            ["d"] = JsonNode.Parse("""{"x":[1,{"y":null}],"z":1e5}"""),
            ["e"] = JsonDocument.Parse("""["t",true]""").RootElement,
            ["f"] = new Version(1, 2),
            ["g"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };

        Assert.Equal(
            """{"a": [1, "x", null], "b": {"7": 1.5}, "c": [], "d": {"x": [1, {"y": null}], "z": 1e5}, "e": ["t", true], "f": "<<non-serializable: Version>>", "g": "2026-01-02T03:04:05.0000000+00:00"}""",
            PythonJson.Write(value));
    }

    [Fact]
    public void What_holds_itself_is_refused()
    {
        List<object?> list = [];
        list.Add(list);

        Assert.Contains("hold itself", Assert.Throws<ArgumentException>(() => PythonJson.Write(list)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Python_itself_writes_the_same()
    {
        Random random = Seed.Random(output);
        List<double> numbers = [];
        List<object?> others = [];
        for (int i = 0; i < 2000; i++)
        {
            double number = BitConverter.Int64BitsToDouble(random.NextInt64());
            numbers.Add(double.IsFinite(number) ? number : 0.5);
            numbers.Add(Math.Round(random.NextDouble() * 1000, random.Next(6)) * Math.Pow(10, random.Next(-8, 18)));
            others.Add(random.NextInt64());
            others.Add(new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(1, 0xD800))]));
        }
        object[] values = [numbers, others];
        if (Python(JsonSerializer.Serialize(values)) is { } expected)
            Assert.Equal(expected, PythonJson.Write(values));
    }

    // None where there is no Python.
    private static string? Python(string json)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        ProcessStartInfo start = new(program, ["-c", "import json, sys; a, b = json.load(sys.stdin); sys.stdout.write(json.dumps([[float(x) for x in a], b]))"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        start.Environment["PYTHONUTF8"] = "1";
        using Process process = Process.Start(start)!;
        // Python reads all before it writes anything.
        process.StandardInput.Write(json);
        process.StandardInput.Close();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
}
