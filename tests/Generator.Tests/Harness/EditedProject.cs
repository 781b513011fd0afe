using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests.Harness;

/// <summary>
/// A project that is edited while one driver follows it, as in an editor. After every edit the driver's files must be those of a driver
/// that sees the project for the first time.
/// </summary>
internal sealed class EditedProject
{
    private GeneratorDriver _driver = CreateDriver();

    public EditedProject(params string[] sources)
    {
        Compilation = TestCompilation.Create(sources);
        Follow("at the start");
    }

    /// <summary>The project as it is now.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = new Dictionary<string, string>();

    public int FileCount => Compilation.SyntaxTrees.Length;

    /// <summary>Replaces a file's text.</summary>
    public void Edit(int file, string source) => Change(
        compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], TestCompilation.Parse(source, file)), $"file {file} is now:\n{source}");

    public void Add(string source) => Change(
        compilation => compilation.AddSyntaxTrees(TestCompilation.Parse(source, compilation.SyntaxTrees.Length)), $"added:\n{source}");

    public void Remove(int file) => Change(compilation => compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[file]), $"file {file} is removed");

    /// <summary>Changes the project in any way.</summary>
    /// <param name="change">Makes the changed project.</param>
    /// <param name="what">Tells of the change in a failure.</param>
    public void Change(Func<CSharpCompilation, CSharpCompilation> change, string what)
    {
        Compilation = change(Compilation);
        Follow(what);
    }

    private void Follow(string what)
    {
        // The trees are new as well, so that nothing that is remembered of trees can help.
        CSharpCompilation fresh = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            Compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath)));
        _driver = _driver.RunGenerators(Compilation);
        IReadOnlyDictionary<string, string> texts = TextsOf(_driver, what);
        IReadOnlyDictionary<string, string> cold = TextsOf(CreateDriver().RunGenerators(fresh), what);
        Assert.True(
            cold.Count == texts.Count && cold.All(file => texts.TryGetValue(file.Key, out string? text) && text == file.Value),
            $"A first run gives other files than the one that followed the edits; {what}\n\n{Difference(texts, cold)}");
        Texts = texts;
    }

    // When it tracks the steps, the driver of Roslyn 4.8 confuses entries after many edits, also of generators that remember nothing
    // ("Unexpected value '(Cached, Added)'").
    private static GeneratorDriver CreateDriver() => GeneratorHarness.CreateDriver(tracking: false);

    private static IReadOnlyDictionary<string, string> TextsOf(GeneratorDriver driver, string what)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        Assert.All(result.Results, generator => Assert.True(generator.Exception is null, $"{generator.Exception}; {what}"));
        return GeneratorHarness.Texts(result);
    }

    private static string Difference(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string> cold) => string.Join(
        "\n",
        texts.Keys.Union(cold.Keys)
            .Where(name => texts.GetValueOrDefault(name) != cold.GetValueOrDefault(name))
            .Select(name => $"--- {name}, followed:\n{texts.GetValueOrDefault(name)}\n+++ first run:\n{cold.GetValueOrDefault(name)}"));
}
