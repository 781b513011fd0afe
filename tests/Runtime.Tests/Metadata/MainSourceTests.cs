using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Instrument.Metadata;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>The source file of a program's entry point, by symbols that the test makes as the compiler does.</summary>
public sealed class MainSourceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_is_the_file_of_the_entry_point()
    {
        File.WriteAllText(_directory.File("Main.cs"), "");

        Assert.Equal(_directory.File("Main.cs"), MainSource.Find(Symbols(entry: 2, ["Other.cs", "Main.cs", null])));
    }

    [Fact]
    public void An_asynchronous_entry_point_is_found_by_its_state_machine()
    {
        File.WriteAllText(_directory.File("Main.cs"), "");

        // Main, constructor, the compiler's own entry point, and the state machine of Main.
        Assert.Equal(_directory.File("Main.cs"), MainSource.Find(Symbols(entry: 3, [null, null, null, "Main.cs"], (4, 1))));
    }

    [Fact]
    public void Sources_that_are_not_here_and_symbols_that_are_none_give_nothing()
    {
        File.WriteAllText(_directory.File("damaged.pdb"), "no symbols at all");

        Assert.Null(MainSource.Find(Symbols(entry: 1, ["Main.cs"])));
        Assert.Null(MainSource.Find(Symbols(entry: 0, ["Main.cs"])));
        Assert.Null(MainSource.Find(_directory.File("damaged.pdb")));
        Assert.Null(MainSource.Find(_directory.File("missing.pdb")));
    }

    private string Symbols(int entry, string?[] documents, params (int MoveNext, int Kickoff)[] machines)
    {
        MetadataBuilder metadata = new();
        foreach (string? document in documents)
        {
            DocumentHandle handle = document is null
                ? default
                : metadata.AddDocument(metadata.GetOrAddDocumentName(_directory.File(document)), default, default, default);
            metadata.AddMethodDebugInformation(handle, default);
        }
        foreach ((int moveNext, int kickoff) in machines)
            metadata.AddStateMachineMethod(MetadataTokens.MethodDefinitionHandle(moveNext), MetadataTokens.MethodDefinitionHandle(kickoff));
        ImmutableArray<int> rows = [.. Enumerable.Range(0, MetadataTokens.TableCount).Select(table => table == (int)TableIndex.MethodDef ? documents.Length : 0)];
        BlobBuilder pdb = new();
        new PortablePdbBuilder(metadata, rows, entry == 0 ? default : MetadataTokens.MethodDefinitionHandle(entry)).Serialize(pdb);
        string path = _directory.File("program.pdb");
        File.WriteAllBytes(path, pdb.ToArray());
        return path;
    }
}
