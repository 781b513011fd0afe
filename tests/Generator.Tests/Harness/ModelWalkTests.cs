using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Proves that the check of the models can fail.</summary>
public sealed class ModelWalkTests
{
    private static readonly Compilation Compilation = TestCompilation.Create("class A { }");
    private static readonly SyntaxTree Tree = Compilation.SyntaxTrees.Single();

    public static TheoryData<string, object> Smuggled => new()
    {
        { "symbol", Compilation.GetTypeByMetadataName("A")! },
        { "node", Tree.GetRoot() },
        { "tree", Tree },
        { "location", Tree.GetRoot().GetLocation() },
        { "compilation", Compilation },
        { "semantic model", Compilation.GetSemanticModel(Tree) },
        { "diagnostic", Diagnostic.Create(new DiagnosticDescriptor("X1", "t", "m", "c", DiagnosticSeverity.Error, true), Location.None) },
    };

    [Theory]
    [MemberData(nameof(Smuggled))]
    public void Finds_what_a_model_must_not_hold(string what, object value)
    {
        Assert.NotNull(ModelWalk.FindCompilerObject(value));
        Assert.NotNull(ModelWalk.FindCompilerObject(new Holder(what, value)));
        Assert.NotNull(ModelWalk.FindCompilerObject(new EquatableArray<Holder>([new Holder(what, null), new Holder(what, value)])));
        Assert.NotNull(ModelWalk.FindCompilerObject(new Dictionary<string, object> { [what] = ImmutableArray.Create(value) }));
        Assert.NotNull(ModelWalk.FindCompilerObject(new Derived(what, value)));
    }

    [Fact]
    public void Accepts_models_and_cycles()
    {
        object[] cycle = ["text", 1, null!];
        cycle[2] = cycle;
        Assert.Null(ModelWalk.FindCompilerObject(cycle));
        Assert.Null(ModelWalk.FindCompilerObject(new ConfigMemberModel("A", "a", new ConfigScalarModel("int", true, false, "long", "Integer<int>"), ConfigSetterModel.Assigned)));
    }

    private record Holder(string Name, object? Value);

    private sealed record Derived(string Name, object? Value) : Holder(Name, Value);
}
