using System.Reflection;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Instrument.PublicApi.Tests.Rendering;

namespace Instrument.PublicApi.Tests;

/// <summary>The public API is the approved one. To approve a change, rename the received file.</summary>
public class ApprovalTests
{
    private static readonly string ProjectDirectory = typeof(ApprovalTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == nameof(ProjectDirectory)).Value!;

    [Fact]
    public void The_public_API_is_the_approved_one() => AssertApproved(PublicApi.Library);

    [Fact]
    public void The_public_API_for_tests_is_the_approved_one() => AssertApproved(PublicApi.TestingLibrary);

    [Fact]
    public void The_public_API_for_hosts_is_the_approved_one() => AssertApproved(PublicApi.HostingLibrary);

    private static void AssertApproved(Assembly assembly)
    {
        string approvedFile = Path.Combine(ProjectDirectory, $"{assembly.GetName().Name}.approved.txt");
        string receivedFile = Path.Combine(ProjectDirectory, $"{assembly.GetName().Name}.received.txt");
        string approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";

        string received = ApiText.Of(assembly);

        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{receivedFile} differs from the approved text:\n{Difference(approved, received)}");
    }

    private static string Difference(string approved, string received) => string.Join(
        "\n",
        new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, received).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
}
