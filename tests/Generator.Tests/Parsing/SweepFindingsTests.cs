using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Parsing;

/// <summary>INST4011 to INST4014: what a sweep draws.</summary>
public sealed class SweepFindingsTests
{
    [Theory]
    [InlineData("[[|Uniform(0, 1)|]] public string Name = \"\";", "Name", "Uniform", "has the type 'string', which is no number")]
    [InlineData("[[|Normal|]] public bool Flag;", "Flag", "Normal", "has the type 'bool', which is no number")]
    [InlineData("[[|Choices(1)|]] public int[] Sizes = [];", "Sizes", "Choices", "holds more than one value")]
    [InlineData("[[|Choices(1)|]] public Inner Nested = new();", "Nested", "Choices", "is a config of its own, whose members are drawn one by one")]
    [InlineData("[[|Choices(1)|], Secret] public int Token;", "Token", "Choices", "is a secret")]
    [InlineData("[[|Uniform(0, 1)|]] public double Rate { get; }", "Rate", "Uniform", "cannot be set")]
    [InlineData("[[|Uniform(0, 1)|], ConfigIgnore] public double Rate;", "Rate", "Uniform", "is left out of the config by [ConfigIgnore]")]
    [InlineData("[[|Uniform(0, 1)|]] private double _rate;", "_rate", "Uniform", "is not public and has no [ConfigKey], so the config does not have it")]
    [InlineData("[[|Uniform(0, 1)|], ConfigKey(\"1st\")] public double First;", "First", "Uniform", "has the key \"1st\", which does not start with a letter or underscore")]
    public void INST4011_member_that_a_sweep_cannot_set(string member, string name, string attribute, string reason) =>
        ParserHarness.AssertFinding(Config(member), "INST4011", name, attribute, reason);

    [Theory]
    [InlineData("Uniform(8, 1)", "double", "Uniform", "has the minimum 8 above the maximum 1")]
    [InlineData("Uniform(0, double.NaN)", "double", "Uniform", "has bounds that are not finite")]
    [InlineData("Uniform(0.5, 8)", "int", "Uniform", "has the bounds 0.5 and 8, where whole numbers are drawn")]
    [InlineData("Uniform(-1, 255)", "byte", "Uniform", "goes from -1 to 255, which 'byte' cannot hold")]
    [InlineData("Uniform(0, 8, Step = -1)", "double", "Uniform", "has the step -1; a step is positive")]
    [InlineData("Uniform(0, 8, Step = 0.5)", "int?", "Uniform", "has the step 0.5, where whole numbers are drawn")]
    [InlineData("LogUniform(0, 1)", "double", "LogUniform", "has the minimum 0, which has no logarithm")]
    [InlineData("InverseLogUniform(1, 2)", "int", "InverseLogUniform", "does not draw whole numbers")]
    [InlineData("Normal(0, -1)", "double", "Normal", "has the negative deviation -1")]
    [InlineData("LogNormal(double.PositiveInfinity)", "double", "LogNormal", "has a mean or deviation that is not finite")]
    [InlineData("Beta(1, -2)", "double", "Beta", "has the shapes 1 and -2, of which one is negative")]
    [InlineData("Choices", "int", "Choices", "has no values")]
    [InlineData("Choices(1, 2, Probabilities = new[] { 1.0 })", "int", "Choices", "has 2 choices and 1 probabilities")]
    [InlineData("Choices(1, 2, Probabilities = new[] { 1.5, -0.5 })", "int", "Choices", "has the probability -0.5")]
    [InlineData("Choices(1, 2, Probabilities = new[] { 0.0, 0 })", "int", "Choices", "has no probability above 0")]
    public void INST4012_distribution_that_cannot_be_drawn_from(string attribute, string type, string name, string reason) =>
        ParserHarness.AssertFinding(Config($"[[|{attribute}|]] public {type} Value;"), "INST4012", "Value", name, reason);

    [Theory]
    [InlineData("int", "64.5")]
    [InlineData("int", "\"64\"")]
    [InlineData("byte", "300")]
    [InlineData("double", "true")]
    [InlineData("double", "null")]
    [InlineData("string", "5")]
    [InlineData("bool", "1")]
    [InlineData("char", "\"x\"")]
    [InlineData("Phase", "1")]
    [InlineData("Phase", "System.DayOfWeek.Monday")]
    public void INST4013_choice_that_does_not_fit(string type, string value) => ParserHarness.AssertFinding(
        Config($"[Choices([|{value}|], 1)] public {type} Value = default!;"), "INST4013", "Value", value, type);

    [Fact]
    public void INST4013_constant_that_does_not_fit() => ParserHarness.AssertFinding(
        Config("[Constant([|2.5|])] public int Value;"), "INST4013", "Value", "2.5", "int");

    [Fact]
    public void INST4014_two_distributions() => ParserHarness.AssertFinding(
        Config("[Uniform(0, 8), [|Choices(1, 2)|]] public int Value;"), "INST4014", "Value", "Uniform", "Choices");

    [Fact]
    public void INST4006_distribution_of_a_static_member() => ParserHarness.AssertFinding(
        Config("[Uniform(0, 8)] public static int [|Value|];"), "INST4006", "Value", "Uniform", "is static");

    [Fact]
    public void A_mistake_of_a_base_type_that_is_no_config_is_reported_on_the_config() => ParserHarness.AssertFinding(
        "using Instrument; public class Base { [Uniform(8, 1)] public int Value; } [WandbConfig] public partial class [|Derived|] : Base { }",
        "INST4012", "Value", "Uniform", "has the minimum 8 above the maximum 1");

    [Fact]
    public void A_mistake_of_a_base_type_that_is_a_config_is_reported_there_alone() => ParserHarness.AssertFinding(
        "using Instrument; [WandbConfig] public partial class Base { [[|Uniform(8, 1)|]] public int Value; } [WandbConfig] public partial class Derived : Base { }",
        "INST4012", "Value", "Uniform", "has the minimum 8 above the maximum 1");

    private static string Config(string member) => $$"""
        using Instrument;
        public enum Phase { Train, Test }
        [WandbConfig] public partial class Inner { public int Value; }
        [WandbConfig] public partial class TrainConfig { {{member}} }
        """;
}
