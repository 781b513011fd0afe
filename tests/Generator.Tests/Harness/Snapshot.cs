using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Instrument.Generator.Tests.Harness;

/// <summary>
/// Compares generated files with approved ones. Files are named as Verify names them: <c>Test.Method#Hint.verified.cs</c> is the
/// approved text, and a failing test leaves <c>.received.cs</c> beside it. To approve, rename the received file.
/// </summary>
internal static partial class Snapshot
{
    private static readonly string ProjectDirectory = typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == nameof(ProjectDirectory)).Value!;

    /// <summary>Runs the generators over the sources and compares every file.</summary>
    public static void Match(string[] sources, [CallerFilePath] string testFile = "", [CallerMemberName] string testMethod = "") =>
        Match(GeneratorHarness.Run(sources), testFile, testMethod);

    public static void Match(IReadOnlyDictionary<string, string> files, [CallerFilePath] string testFile = "", [CallerMemberName] string testMethod = "")
    {
        string folder = Path.Combine(ProjectDirectory, TestFolder(testFile), "Snapshots");
        string prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{testMethod}#";
        Directory.CreateDirectory(folder);
        HashSet<string> unused = [.. Directory.GetFiles(folder, prefix + "*.verified.cs")];
        List<string> failures = [];
        foreach ((string hint, string text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            string verified = Path.Combine(folder, prefix + hint.Replace(".g.cs", ".verified.cs", StringComparison.Ordinal));
            unused.Remove(verified);
            if (Compare(verified, ScrubVersion(text)) is { } failure)
                failures.Add(failure);
        }
        failures.AddRange(unused.Select(file => $"{file} is approved but was not generated"));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static string? Compare(string verified, string received)
    {
        string receivedFile = verified.Replace(".verified.cs", ".received.cs", StringComparison.Ordinal);
        string approved = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return null;
        }
        File.WriteAllText(receivedFile, received);
        return $"{receivedFile} differs from the approved text:\n{Difference(approved, received)}";
    }

    private static string Difference(string approved, string received) => string.Join(
        "\n",
        new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, received).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));

    // Deterministic builds map the root of source paths; the part below the project stays.
    private static string TestFolder(string testFile)
    {
        string path = testFile.Replace('\\', '/');
        string project = "/" + Path.GetFileName(ProjectDirectory) + "/";
        int start = path.LastIndexOf(project, StringComparison.Ordinal) + project.Length;
        return Path.GetDirectoryName(path[start..])!;
    }

    private static string ScrubVersion(string text) => Version().Replace(text, "$1{version}$2");

    [GeneratedRegex("""(GeneratedCode\("Instrument\.Generator", ")[^"]*("\))""")]
    private static partial Regex Version();
}
