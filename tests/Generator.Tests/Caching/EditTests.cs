using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Tests.Caching;

/// <summary>
/// Edits in one file that change what an unchanged file means. <see cref="EditedProject"/> compares with a first run; each test also makes
/// sure that there was something to notice.
/// </summary>
public sealed class EditTests
{
    private const string Train = """
        using Instrument;
        namespace MyApp.Training;
        public class Train { [Metric(Keys.Loss)] public double Loss { get; set; } [Metric("inner")] public Inner? Inner { get; set; } }
        """;

    private const string Model = """
        using Instrument;
        namespace MyApp.Training;
        [WandbConfig] public partial class Model : Base { [ConfigKey(Keys.Loss)] public Mode Mode { get; set; } }
        """;

    private const string Keys = "namespace MyApp { public static class Keys { public const string Loss = Names.Loss; } }";
    private const string Names = "namespace MyApp { public static class Names { public const string Loss = \"loss\"; } }";
    private const string Inner = "namespace MyApp { using Instrument; public class Inner { [Metric(\"a\")] public double A { get; set; } } }";
    private const string Base = "namespace MyApp { public class Base { public int Seed { get; set; } public string Name { get; set; } = \"\"; } }";
    private const string Mode = "namespace MyApp { public enum Mode { Fast, Slow } }";
    private const string Other = "namespace MyApp { public class Other { } }";

    private static readonly string[] Project = [Train, Model, Keys, Names, Inner, Base, Mode, Other];

    [Theory]
    [InlineData(2, "Names.Loss", "\"other\"")]
    [InlineData(3, "\"loss\"", "\"other\"")]
    [InlineData(4, "\"a\"", "\"b\"")]
    [InlineData(4, "double A", "float A")]
    [InlineData(4, "double A { get; set; }", "double A { get; set; } [Metric] public double B { get; set; }")]
    [InlineData(4, "public class", "public struct")]
    [InlineData(4, "namespace MyApp", "namespace Elsewhere")]
    [InlineData(5, "int Seed", "long Seed")]
    [InlineData(5, "public int Seed", "[Instrument.Uniform(1, 8)] public int Seed")]
    [InlineData(5, "class Base", "class Base : Parent")]
    [InlineData(6, "Fast, Slow", "Fast, Slower")]
    [InlineData(6, "enum Mode { Fast, Slow }", "struct Mode { }")]
    public void A_declaration_that_is_used_elsewhere_changes(int file, string text, string edited)
    {
        EditedProject project = new([.. Project, "namespace MyApp { public class Parent { public int Depth { get; set; } } }"]);
        Noticed(project, () => project.Edit(file, Replace(Project[file], text, edited)));
    }

    [Theory]
    // Nearer to the place of use than what was found before.
    [InlineData("namespace MyApp.Training { public static class Keys { public const string Loss = \"near\"; } }")]
    [InlineData("namespace MyApp.Training { public class Inner { [Instrument.Metric(\"near\")] public double A { get; set; } } }")]
    [InlineData("namespace MyApp.Training { public class Base { public int Near { get; set; } } }")]
    [InlineData("namespace MyApp.Training { public enum Mode { Near } }")]
    [InlineData("namespace MyApp.Training.Keys { public class Nothing { } }")]
    [InlineData("namespace MyApp.Training { namespace Base { public class Nothing { } } }")]
    // Attributes of the same name.
    [InlineData("namespace MyApp.Training { public class ConfigKeyAttribute(string key) : System.Attribute { public string Key => key; } }")]
    [InlineData("namespace MyApp { public class Metric : System.Attribute { public Metric(string key) { } } }")]
    // Another part, and a type that differs by case only.
    [InlineData("namespace MyApp.Training { partial class Model { public int Part { get; set; } } }")]
    [InlineData("namespace MyApp.Training { public class train { } }")]
    [InlineData("namespace MyApp { namespace training { public class Nothing { } } }")]
    public void A_declaration_comes_and_goes(string declaration)
    {
        EditedProject project = new([.. Project, ""]);
        Noticed(project, () => project.Edit(Project.Length, declaration));
        Noticed(project, () => project.Edit(Project.Length, ""));
        Noticed(project, () => project.Add(declaration));
        Noticed(project, () => project.Remove(Project.Length + 1));
    }

    [Fact]
    public void Namespaces_of_the_same_words_are_told_apart()
    {
        EditedProject project = new(
            "namespace A.B { public class Other { } }",
            "namespace A { public static class Keys { public const string Loss = \"a\"; } }",
            "namespace B { public class Train { [Instrument.Metric(A.Keys.Loss)] public double Loss { get; set; } } }");
        Noticed(project, () => project.Edit(0, "namespace A { } namespace B.A { public class Other { } }"));
    }

    [Fact]
    public void A_global_alias_leads_on_to_what_it_stands_for()
    {
        EditedProject project = new(
            "global using Keys = MyApp.Long;",
            "namespace MyApp { public static class Long { public const string Loss = \"a\"; } }",
            "public class Train { [Instrument.Metric(Keys.Loss)] public double Loss { get; set; } }");
        Noticed(project, () => project.Edit(1, "namespace MyApp { public static class Long { public const string Loss = \"b\"; } }"));
        Noticed(project, () => project.Edit(0, ""));
        Noticed(project, () => project.Edit(0, "global using Keys = MyApp.Long;"));
    }

    [Fact]
    public void A_base_type_that_gets_in_between_hides_what_a_farther_one_declares()
    {
        EditedProject project = new(
            "public class Far { public const string Key = \"far\"; }",
            "public class Between : Far { }",
            "public class Near : Between { }",
            "public class Train { [Instrument.Metric(Near.Key)] public double Loss { get; set; } }");
        Noticed(project, () => project.Edit(1, "public class Between : Far { public new const string Key = \"between\"; }"));
    }

    [Fact]
    public void The_order_of_parts_is_noticed()
    {
        EditedProject project = new(
            "partial class Train { [Instrument.Metric] public double A { get; set; } }",
            "class Other { }",
            "partial class Train { [Instrument.Metric] public double B { get; set; } }");
        Noticed(project, () => project.Change(
            compilation => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse()), "the files are turned round"));
    }

    [Fact]
    public void Other_references_and_options_are_noticed()
    {
        EditedProject project = new(Project);
        Noticed(project, () => project.Change(
            compilation => compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)), "nullable is off"));
        CompilationReference library = TestCompilation.CreateNamed(
            "Library", "namespace MyApp.Training { public static class Keys { public const string Loss = \"library\"; } }").ToMetadataReference();
        Noticed(project, () => project.Change(compilation => compilation.AddReferences(library), "a library is added"));
        CompilationReference edited = TestCompilation.CreateNamed(
            "Library", "namespace MyApp.Training { public static class Keys { public const string Loss = \"edited\"; } }").ToMetadataReference();
        Noticed(project, () => project.Change(compilation => compilation.ReplaceReference(library, edited), "the library is edited"));
        Noticed(project, () => project.Change(compilation => compilation.RemoveReferences(edited), "the library is removed"));
    }

    [Fact]
    public void Another_name_of_the_assembly_is_noticed()
    {
        CompilationReference library = TestCompilation.CreateNamed(
            "Library",
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]"
            + "public class Base { [Instrument.Metric] internal double Loss { get; set; } }").ToMetadataReference();
        EditedProject project = new("public class Train : Base { [Instrument.Metric] public double Own { get; set; } }");
        project.Change(compilation => compilation.AddReferences(library), "a library is added");
        Noticed(project, () => project.Change(compilation => compilation.WithAssemblyName("Friend"), "the name is another"));
    }

    [Fact]
    public void A_changed_comment_of_an_inherited_member_reaches_the_catalogue()
    {
        EditedProject project = new(Project);
        Noticed(project, () => project.Edit(5, Replace(Base, "public int", "\n/// <summary>Start.</summary>\npublic int")));
    }

    private static void Noticed(EditedProject project, Action edit)
    {
        IReadOnlyDictionary<string, string> before = project.Texts;
        edit();
        Assert.NotEqual(
            before.OrderBy(file => file.Key, StringComparer.Ordinal), project.Texts.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    private static string Replace(string source, string text, string edited)
    {
        string result = source.Replace(text, edited, StringComparison.Ordinal);
        Assert.NotEqual(source, result);
        return result;
    }
}
