using System.Runtime.CompilerServices;
using Instrument.Generator.Caching;
using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests.Caching;

public sealed class ParseCacheTests
{
    private static readonly string[] Sources =
    [
        "using Instrument; public class Train { [Metric(Keys.Loss)] public double Loss { get; set; } public int Run() { return 1; } }",
        "public static class Keys { public const string Loss = \"loss\"; }",
        "using Instrument; [Marked] public class Eval { [Metric(\"loss\")] public double Loss { get; set; } }",
        "public class Trainer { private readonly Train _train = new(); public int Fit() { return 1; } }",
    ];

    private readonly ParseCache<string> _cache = new(new SourceHistory());
    private readonly List<int> _parsed = [];
    private CSharpCompilation _compilation = TestCompilation.Create(Sources);

    [Fact]
    public void Nothing_is_parsed_twice_in_one_compilation()
    {
        Assert.Equal([0, 1, 2, 3], Ask());
        Assert.Empty(Ask());
    }

    [Theory]
    [InlineData(2, "\"loss\"", "\"error\"", "2")]
    [InlineData(1, "\"loss\"", "\"error\"", "0,1,3")]
    [InlineData(0, "return 1", "return 2", "0,3")]
    [InlineData(3, "return 1", "return 2", "3")]
    [InlineData(3, "class Trainer", "class Other", "3")]
    [InlineData(3, "class Trainer", "class Keys", "0,1,3")]
    [InlineData(3, "public class", "namespace Mine; public class", "3")]
    [InlineData(3, "public class", "namespace keys; public class", "0,1,3")]
    [InlineData(3, "public class", "namespace System.Mine; public class", "0,1,2,3")]
    [InlineData(3, "public class", "global using System.IO; public class", "0,1,2,3")]
    [InlineData(3, "public class", "[assembly: System.CLSCompliant(false)] public class", "0,1,2,3")]
    [InlineData(3, "class Trainer {", "class MetricAttribute {", "0,1,2,3")]
    [InlineData(3, "class Trainer", "class MarkedAttribute", "2,3")]
    [InlineData(3, "class Trainer {", "static class Trainer { public static void Loss(this int number) { }", "0,1,2,3")]
    public void An_edit_parses_again_what_may_mean_something_else(int file, string text, string edited, string parsed)
    {
        Ask();
        SyntaxTree tree = _compilation.SyntaxTrees[file];
        string source = tree.ToString().Replace(text, edited, StringComparison.Ordinal);
        Assert.NotEqual(tree.ToString(), source);
        _compilation = _compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse(source, file));
        Assert.Equal(parsed, string.Join(",", Ask()));
        Assert.Empty(Ask());
    }

    [Fact]
    public void Going_back_parses_again_only_what_was_edited()
    {
        CSharpCompilation first = _compilation;
        Ask();
        _compilation = first.ReplaceSyntaxTree(first.SyntaxTrees[2], TestCompilation.Parse("class Eval { int a; }", 2));
        Ask();
        _compilation = first;
        Assert.Empty(Ask());
    }

    [Fact]
    public void Many_edits_parse_nothing_else()
    {
        Ask();
        for (int i = 0; i < 20; i++)
        {
            _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[3], TestCompilation.Parse($"class Trainer {{ int _v{i}; }}", 3));
            Assert.Equal([3], Ask());
        }
    }

    [Fact]
    public void A_parse_that_fails_is_not_remembered()
    {
        SyntaxNode node = _compilation.SyntaxTrees[0].GetRoot();
        Assert.Throws<OperationCanceledException>(() => _cache.GetOrParse(node, _compilation, 0, static (_, _) => throw new OperationCanceledException(), default));
        Assert.Equal("model", _cache.GetOrParse(node, _compilation, 0, static (_, _) => "model", default));
    }

    [Fact]
    public void A_declaration_without_a_model_is_remembered_too()
    {
        SyntaxNode node = _compilation.SyntaxTrees[0].GetRoot();
        Assert.Null(_cache.GetOrParse(node, _compilation, 0, static (_, _) => null, default));
        Assert.Null(_cache.GetOrParse(node, _compilation, 0, static (_, _) => "model", default));
    }

    [Fact]
    public void Threads_may_ask_for_different_compilations_at_once()
    {
        CSharpCompilation[] compilations =
        [
            .. Enumerable.Range(0, 8).Select(i => _compilation.ReplaceSyntaxTree(
                _compilation.SyntaxTrees[1], TestCompilation.Parse($"public static class Keys {{ public const string Loss = \"loss{i}\"; }}", 1))),
        ];
        Parallel.For(0, 400, i =>
        {
            CSharpCompilation compilation = compilations[i % compilations.Length];
            string? model = _cache.GetOrParse(
                compilation.SyntaxTrees[0].GetRoot(), compilation, compilation, static (asked, _) => asked.SyntaxTrees[1].ToString(), default);
            Assert.Equal(compilation.SyntaxTrees[1].ToString(), model);
        });
    }

    [Fact]
    public void Nothing_is_kept_alive()
    {
        (WeakReference compilation, WeakReference tree) = AskOnce(_cache);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(compilation.IsAlive);
        Assert.False(tree.IsAlive);
        Assert.Equal([0, 1, 2, 3], Ask());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, WeakReference Tree) AskOnce(ParseCache<string> cache)
    {
        CSharpCompilation compilation = TestCompilation.Create("class Gone;");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        cache.GetOrParse(tree.GetRoot(), compilation, 0, static (_, _) => "model", default);
        return (new WeakReference(compilation), new WeakReference(tree));
    }

    // The files that were parsed.
    private List<int> Ask()
    {
        _parsed.Clear();
        for (int i = 0; i < _compilation.SyntaxTrees.Length; i++)
        {
            _cache.GetOrParse(
                _compilation.SyntaxTrees[i].GetRoot(), _compilation, i,
                (file, _) =>
                {
                    _parsed.Add(file);
                    return "model";
                },
                default);
        }
        return _parsed;
    }
}
