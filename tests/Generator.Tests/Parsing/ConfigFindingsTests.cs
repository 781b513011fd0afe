using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Parsing;

/// <summary>INST4xxx: configs.</summary>
public sealed class ConfigFindingsTests
{
    [Theory]
    [InlineData("public class [|TrainConfig|] { }")]
    [InlineData("public record [|TrainConfig|](int Steps);")]
    [InlineData("public struct [|TrainConfig|] { }")]
    public void INST4001_config_that_is_not_partial(string declaration) => ParserHarness.AssertFinding(
        "using Instrument; [WandbConfig] " + declaration, "INST4001", "TrainConfig", "TrainConfig");

    [Fact]
    public void INST4001_container_that_is_not_partial() => ParserHarness.AssertFinding(
        "using Instrument; public partial class A { public class [|B|] { [WandbConfig] public partial class C { } } }",
        "INST4001", "B", "C");

    [Theory]
    [InlineData("object")]
    [InlineData("int[,]")]
    [InlineData("System.Collections.Generic.Dictionary<int, int>", "Dictionary<int, int>")]
    [InlineData("System.Collections.Generic.Dictionary<string, object>", "Dictionary<string, object>")]
    [InlineData("System.Collections.Generic.List<object>", "List<object>")]
    [InlineData("Plain")]
    [InlineData("System.Action", "Action")]
    public void INST4002_unsupported_type(string type, string? shown = null) => ParserHarness.AssertFinding(
        $$"""
        using Instrument;
        public class Plain { }
        [WandbConfig] public partial class TrainConfig { public [|{{type}}|] Value { get; set; } = default!; }
        """,
        "INST4002", "Value", shown ?? type);

    [Fact]
    public void INST4002_is_reported_on_the_config_when_its_base_type_is_none() => ParserHarness.AssertFinding(
        "using Instrument; public class Base { public object? Value; } [WandbConfig] public partial class [|TrainConfig|] : Base { }",
        "INST4002", "Value", "object?");

    [Fact]
    public void INST4002_is_reported_once_when_the_base_type_is_a_config() => ParserHarness.AssertFinding(
        "using Instrument; [WandbConfig] public partial class Base { public [|object?|] Value; } [WandbConfig] public partial class Derived : Base { }",
        "INST4002", "Value", "object?");

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("_wandb", "is reserved by W&B")]
    [InlineData(" seed", "starts or ends with white space")]
    [InlineData("seed ", "starts or ends with white space")]
    [InlineData("se\\ted", "contains a control character")]
    [InlineData("\\ud800", "contains half of a surrogate pair")]
    public void INST4003_invalid_key(string key, string reason) => ParserHarness.AssertFinding(
        $$"""using Instrument; [WandbConfig] public partial class TrainConfig { [ConfigKey([|"{{key}}"|])] public int Seed; }""",
        "INST4003", System.Text.RegularExpressions.Regex.Unescape(key), reason);

    [Fact]
    public void INST4003_name_of_which_no_key_is_left() => ParserHarness.AssertFinding(
        "using Instrument; [WandbConfig] public partial class TrainConfig { public int [|_|]; }", "INST4003", "", "is empty");

    [Fact]
    public void INST4004_two_members_with_one_key() => ParserHarness.AssertFinding(
        """using Instrument; [WandbConfig] public partial class TrainConfig { public int Seed; [ConfigKey([|"seed"|])] public int Other; }""",
        "INST4004", "seed", "Seed", "Other");

    [Theory]
    [InlineData("public static partial class [|C|] { }", "is static", "C")]
    [InlineData("public ref partial struct [|C|] { }", "is a ref struct", "C")]
    [InlineData("public partial class [|C|]<T> { }", "is generic", "C<T>")]
    [InlineData("file partial class [|C|] { }", "is local to its file", "C")]
    [InlineData("public partial interface [|C|] { }", "is neither a class nor a struct nor a record", "C")]
    public void INST4005_container(string declaration, string reason, string type) => ParserHarness.AssertFinding(
        "using Instrument; [WandbConfig] " + declaration, "INST4005", type, reason);

    [Fact]
    public void INST4005_nested_in_a_generic_type() => ParserHarness.AssertFinding(
        "using Instrument; public partial class Outer<T> { [WandbConfig] public partial class [|C|] { } }",
        "INST4005", "C", "is nested in a generic type");

    [Fact]
    public void INST4005_base_type_hides_a_member_that_must_be_written() => ParserHarness.AssertFinding(
        """
        using Instrument;
        public class Base { [ConfigKey("depth")] private int _depth = 1; }
        [WandbConfig] public partial class [|C|] : Base { }
        """,
        "INST4005", "C", "cannot read Base._depth of its base type");

    [Theory]
    [InlineData("""[ConfigKey("a")] public static int [|Value|] { get; set; }""", "Value", "ConfigKey", "is static")]
    [InlineData("""[ConfigKey("a")] public const int [|Value|] = 1;""", "Value", "ConfigKey", "is a constant")]
    [InlineData("""[Secret] public int [|Value|] { set { } }""", "Value", "Secret", "has no getter")]
    [InlineData("""[Secret] public int [|this|][int index] => index;""", "this[]", "Secret", "is an indexer")]
    [InlineData("""[Secret] int IValue.[|Hidden|] => 1;""", "IValue.Hidden", "Secret", "implements an interface explicitly")]
    public void INST4006_mark_on_a_member_that_is_never_written(string member, string name, string mark, string reason) =>
        ParserHarness.AssertFinding(
            $$"""using Instrument; interface IValue { int Hidden => 2; } [WandbConfig] public partial class C : IValue { {{member}} }""",
            "INST4006", name, mark, reason);

    [Theory]
    [InlineData("""[|ConfigDerivedType(typeof(string), "a")|]""", "string", "is not a [WandbConfig]")]
    [InlineData("""[|ConfigDerivedType(typeof(Other), "a")|]""", "Other", "does not derive from Base")]
    [InlineData("""[|ConfigDerivedType(typeof(A), "")|]""", "A", "has an empty discriminator")]
    [InlineData("""ConfigDerivedType(typeof(A), "a"), [|ConfigDerivedType(typeof(B), "a")|]""", "B", "has the discriminator \"a\", which A has already")]
    [InlineData("""ConfigDerivedType(typeof(A), "a"), [|ConfigDerivedType(typeof(A), "b")|]""", "A", "is named twice")]
    [InlineData("""[|ConfigDerivedType(typeof(C), "c")|]""", "C", "is named by B already")]
    public void INST4007_derived_type_that_cannot_be_told(string attributes, string derived, string reason) => ParserHarness.AssertFinding(
        $$"""
        using Instrument;
        [WandbConfig, {{attributes}}] public partial class Base { }
        [WandbConfig] public partial class A : Base { }
        [WandbConfig, ConfigDerivedType(typeof(C), "c")] public partial class B : Base { }
        [WandbConfig] public partial class C : B { }
        [WandbConfig] public partial class Other { }
        """,
        "INST4007", "Base", derived, reason);

    [Fact]
    public void INST4003_discriminator_key() => ParserHarness.AssertFinding(
        """using Instrument; [WandbConfig(Discriminator = ""), ConfigDerivedType(typeof(C), "c")] public partial class [|C|] { }""",
        "INST4003", "", "is empty");

    [Fact]
    public void INST4004_member_with_the_key_of_the_discriminator() => ParserHarness.AssertFinding(
        """
        using Instrument;
        [WandbConfig, ConfigDerivedType(typeof(Derived), "d")] public partial class Base { }
        [WandbConfig] public partial class Derived : Base { public string [|Type|] = ""; }
        """,
        "INST4004", "type", "Derived", "Type");

    [Fact]
    public void Secrets_may_have_any_type() => Assert.Empty(ParserHarness.FindAll(
        "using Instrument; [WandbConfig] public partial class TrainConfig { [Secret] public object? Anything { get; set; } }"));

    [Fact]
    public void Ignored_members_may_have_any_type() => Assert.Empty(ParserHarness.FindAll(
        """
        using Instrument;
        [WandbConfig] public partial class TrainConfig
        {
            [ConfigIgnore] public object? Anything { get; set; }
            [ConfigIgnore, ConfigKey("")] public int Seed;
        }
        """));

    [Fact]
    public void No_model_is_made_of_a_mistake() => Assert.Null(ParserHarness.ParseConfig(
        "using Instrument; [WandbConfig] public partial class TrainConfig { public object? Value; public int Seed; }", "TrainConfig"));
}
