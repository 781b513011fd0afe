using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>Whatever names a user's code has, what is generated beside it compiles without a warning.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("public static partial class L { public static partial void Log(this Run run, [Metric] double row, [Metric] double? value0, [Metric] string? Schema, [Metric] int metrics); }")]
    [InlineData("public partial class L(Run current) { public partial void Log([Metric] double step0, [Metric] double commit0, [Metric] int current1); public string Id => current.Id; }")]
    [InlineData("public class T { [Metric] public double run, step, commit, metrics, row, Schema, InstrumentSchema; }")]
    [InlineData("public partial class T<TRun> { [Metric] public double Loss; public int row, Schema; }")]
    [InlineData("public partial class Base<T> { [Metric] public double A; } public partial class Derived<T> : Base<T> { [Metric] public double B; }")]
    [InlineData("public partial class Base { [Metric] private double _a = 1; } public partial class Derived : Base { [Metric] private double _b = 2; }")]
    [InlineData("public partial class Base { public void LogTo(Run run, long? step = null, bool? commit = null) { } } public partial class Derived<T> : Base { [Metric] public double B; }")]
    [InlineData("[WandbConfig] public partial class C { public int reader { get; set; } public int writer { get; set; } public int[]? value0 { get; init; } public int item { get; init; } }")]
    [InlineData("[WandbConfig] public partial record C(int reader, int? config, string[] writer, C? Create);")]
    [InlineData("[WandbConfig] public partial class C { public int Kept { get; set; } [System.Obsolete(\"gone\", true)] public int Gone { get; set; } }")]
    [InlineData("[WandbConfig] public partial record C(int Kept, [property: System.Obsolete(\"gone\", true)] int Gone);")]
    [InlineData("[WandbConfig, System.Obsolete(\"gone\", true)] public partial record C(int Kept);")]
    public void Generated_code_meets_no_name_of_the_user(string source) => Assert.NotEmpty(GeneratorHarness.Run("using Instrument; namespace MyApp;\n" + source));
}
