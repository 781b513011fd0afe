using System.Buffers;

namespace Instrument.Testing.State;

/// <summary>Which names W&amp;B takes (§1.1) and which paths a file of a run may have (§4.1).</summary>
internal static class NameRules
{
    private static readonly SearchValues<char> NotInRunIds = SearchValues.Create(":;,#?/'");
    private static readonly SearchValues<char> NotInProjects = SearchValues.Create("/\\#?%:");

    public static void CheckRunId(string id) =>
        Check(id.Length > 0 && id.Trim() == id && !id.AsSpan().ContainsAny(NotInRunIds), $"'{id}' is no run ID");

    public static void CheckProject(string project) =>
        Check(project.Length is > 0 and <= 128 && !project.AsSpan().ContainsAny(NotInProjects), $"'{project}' is no name of a project");

    public static void CheckTags(IEnumerable<string> tags)
    {
        foreach (string tag in tags)
            Check(tag.Length is >= 1 and <= 64, $"the tag '{tag}' has {tag.Length} characters; 1 to 64 are allowed");
    }

    public static void CheckFileName(string name) => Check(
        name.Length > 0 && !name.Contains('\\') && !name.Split('/').Any(part => part is "" or "." or ".."),
        $"'{name}' is no path inside a run");

    private static void Check(bool isRight, string message)
    {
        if (!isRight)
            throw RefusalException.Violates(ViolationKind.Name, message);
    }
}
