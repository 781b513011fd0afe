namespace Instrument.Generator.Tests.Caching;

/// <summary>
/// Makes files whose declarations use each other by name. There are few names and several namespaces, so that names are hidden, missing,
/// ambiguous and shared by parts of a type all the time. Files use names of their neighbourhood, so that not everything hangs together.
/// </summary>
internal sealed class RandomProject(Random random)
{
    private static readonly string[] Namespaces = ["A", "A.B", "B", "B.A", "A.C", "A.C"];
    private const int Names = 40;

    private static readonly string[] Numbers = ["double", "float", "int", "long?", "decimal"];

    private int _number;

    /// <summary>The text of a file; neighbours are mostly in the same namespace.</summary>
    public string File(int number)
    {
        _number = number;
        List<string> parts = [];
        if (random.Next(60) == 0)
            parts.Add(Pick("global using A;", $"global using K9 = A.K{Index()};", $"global using static B.K{Index()};"));
        parts.Add("using Instrument;");
        if (random.Next(3) == 0)
            parts.Add($"using {Pick(Namespaces)};");
        if (random.Next(6) == 0)
            parts.Add(Pick($"using K8 = A.K{Index()};", "using Metric = Instrument.MetricAttribute;", $"using static A.K{Index()};"));
        string[] types = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Type())];
        string space = random.Next(12) == 0 ? Pick(Namespaces) : Namespaces[number / 5 % Namespaces.Length];
        parts.Add($"namespace {space}\n{{\n{string.Join("\n", types)}\n}}");
        return string.Join("\n", parts);
    }

    private string Type() => random.Next(10) switch
    {
        0 or 1 => Keys(),
        2 => Enum(),
        3 or 4 => Metrics(),
        5 or 6 => Config(),
        7 => $"public record R{Index()}([property: Metric({Key()})] {Pick(Numbers)} Value, [Metric] M{Index()}? Inner);",
        // Hides the library's.
        8 => $"public class Image {{ [Metric] public {Pick(Numbers)} Size; }}",
        _ => $"public static partial class L{Index()} {{ public static partial void Log{Index()}(this Run run, [Metric({Key()})] {Pick(Numbers)} value, [Metric] E{Index()} mode); }}",
    };

    private string Keys() => $$"""
        public {{Pick("static", "partial", "")}} class K{{Index()}} {{Pick("", "", $": K{Index()}")}}
        {
            public const string Key = {{Pick("\"a\"", "\"b\"", $"K{Index()}.Other + \"x\"")}};
            public const string Other = "{{Pick("c", "d", "e")}}";
            {{Pick("", $"public class M{Index()} {{ [Metric] public int Nested; }}", "public static void Body() { int a = 1; }")}}
        }
        """;

    private string Enum() => $"public enum E{Index()} {{ P, {Pick("Q", "R", "Q, R", "P2 = P")} }}";

    private string Metrics() => $$"""
        public {{Pick("", "partial", "partial")}} {{Pick("class", "class", "struct", "record")}} M{{Index()}} {{Pick("", "", $": M{Index()}")}}
        {
            {{Pick("", "/// <summary>Said.</summary>", "/// <summary>Said otherwise.</summary>")}}
            [Metric({{Key()}})] public {{Pick(Numbers)}} V{{Index()}} { get; set; }
            {{Pick("", $"[Metric] public M{Index()}? Inner {{ get; }}", $"[Metric(\"mode\", As = MetricForm.Name)] public E{Index()} Mode;", "[Metric(\"pictures\")] public Image?[] Pictures = [];", "[Metric(\"picture\")] public Image? Picture;", $"[MetricFamily(\"f/{{0}}\", Max = 2)] public {Pick(Numbers)}[] F = [];")}}
        }
        """;

    private string Config() => $$"""
        [WandbConfig{{Pick("", "(Naming = ConfigNaming.CamelCase)")}}] public partial {{Pick("class", "record")}} C{{Index()}} {{Pick("", "", $": C{Index()}", $": M{Index()}")}}
        {
            public {{Pick($"E{Index()}", "int", "string")}} Mode{{Index()}} { get; set; }
            [ConfigKey({{Key()}})] public {{Pick("int", $"C{Index()}?", $"C{Index()}[]")}} Value { get; init; }
        }
        """;

    private string Key() => Pick("\"x\"", $"K{Index()}.Key", $"K{Index()}.Other", "K9.Key", "K8.Key", "Key", "nameof(Key)");

    private int Index() => (_number + random.Next(2)) % Names;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
