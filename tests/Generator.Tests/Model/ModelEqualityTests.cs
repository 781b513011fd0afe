using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Model;

public sealed class ModelEqualityTests
{
    private const string Metrics = """
        using Instrument;
        [Metric("train")] public class Train { [Metric("loss", Axis = "epoch")] public double Loss; [Metric] public Inner? Inner; }
        public class Inner { [Metric] public int Count; }
        """;

    private const string Config = """
        using Instrument;
        [WandbConfig] public partial record Config { [ConfigKey("seed")] public int Seed { get; init; } public Mode[] Modes { get; init; } = []; }
        public enum Mode { Fast, Slow }
        """;

    [Theory]
    [InlineData("using Instrument;", "\n\n// a comment\nusing Instrument;\n")]
    [InlineData("public double Loss;", "/* why */ public  double  Loss ;")]
    [InlineData("public int Count;", "public int Count; public string Unrelated() => \"\";")]
    public void Moved_source_makes_an_equal_model(string text, string edited)
    {
        object? before = ParserHarness.ParseMetrics(Metrics, "Train");
        object? after = ParserHarness.ParseMetrics(Edit(Metrics, text, edited), "Train");
        Assert.NotNull(before);
        Assert.NotSame(before, after);
        Assert.Equal(before, after);
        Assert.Equal(before.GetHashCode(), after!.GetHashCode());
    }

    [Theory]
    [InlineData("\"loss\"", "\"error\"")]
    [InlineData("\"train\"", "\"val\"")]
    [InlineData("\"epoch\"", "\"batch\"")]
    [InlineData("public double Loss", "public float Loss")]
    [InlineData("public double Loss", "public double? Loss")]
    [InlineData("Inner? Inner", "Inner Inner")]
    [InlineData("int Count", "int Total")]
    [InlineData("public class Train", "internal class Train")]
    [InlineData("public class Train", "public struct Train")]
    public void Changed_source_makes_another_model(string text, string edited)
    {
        object? after = ParserHarness.ParseMetrics(Edit(Metrics, text, edited), "Train");
        Assert.NotNull(after);
        Assert.NotEqual(ParserHarness.ParseMetrics(Metrics, "Train"), after);
    }

    [Theory]
    [InlineData("using Instrument;", "\n\n// a comment\nusing Instrument;\n")]
    [InlineData("public enum Mode { Fast, Slow }", "public enum Mode { Fast = 0, /* later */ Slow = 1 }")]
    public void Moved_source_makes_an_equal_config(string text, string edited)
    {
        object? before = ParserHarness.ParseConfig(Config, "Config");
        Assert.NotNull(before);
        Assert.Equal(before, ParserHarness.ParseConfig(Edit(Config, text, edited), "Config"));
    }

    [Theory]
    [InlineData("\"seed\"", "\"random_seed\"")]
    [InlineData("int Seed", "long Seed")]
    [InlineData("Fast, Slow", "Fast, Slower")]
    [InlineData("Mode[]", "System.Collections.Generic.IList<Mode>")]
    [InlineData("record Config", "class Config")]
    [InlineData("Seed { get; init; }", "Seed { get; }")]
    [InlineData("[ConfigKey(\"seed\")]", "[Secret]")]
    [InlineData("[WandbConfig]", "[WandbConfig(Naming = ConfigNaming.CamelCase), ConfigDerivedType(typeof(Config), \"c\")]")]
    [InlineData("int Seed", "required int Seed")]
    public void Changed_source_makes_another_config(string text, string edited)
    {
        object? after = ParserHarness.ParseConfig(Edit(Config, text, edited), "Config");
        Assert.NotNull(after);
        Assert.NotEqual(ParserHarness.ParseConfig(Config, "Config"), after);
    }

    private static string Edit(string source, string text, string edited)
    {
        string result = source.Replace(text, edited, StringComparison.Ordinal);
        Assert.NotEqual(source, result);
        return result;
    }
}
