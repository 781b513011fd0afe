using System.Buffers;
using System.Security.Cryptography;

namespace Instrument.Settings;

/// <summary>The rules for names that a user gives, and the making of ids (docs/wire/sdk-surface.md §1.8 and §3.1).</summary>
internal static class RunNames
{
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    // The union of what the client refuses and what the documentation forbids; the id is also part of file names.
    private static readonly SearchValues<char> NotInRunId = SearchValues.Create(":;,#?/\\%'");
    private static readonly SearchValues<char> NotInProject = SearchValues.Create("/\\#?%:");

    /// <summary>A new run id: 8 letters and digits.</summary>
    public static string NewRunId() => RandomNumberGenerator.GetString(IdAlphabet, 8);

    /// <summary>A new writer id: 32 letters and digits.</summary>
    public static string NewWriterId() => RandomNumberGenerator.GetString(IdAlphabet, 32);

    /// <summary>Throws unless <paramref name="id"/> can be a run id.</summary>
    public static void CheckRunId(string id, NameSource source)
    {
        if (id.Length == 0)
            throw source.Error(id, "a run id is not empty; leave it out to get one");
        if (id.Trim().Length != id.Length)
            throw source.Error(id, "a run id has no white space at its ends");
        if (id.AsSpan().IndexOfAny(NotInRunId) is >= 0 and int at)
            throw source.Error(id, $"a run id has none of the characters : ; , # ? / \\ % ' but this one has '{id[at]}'");
        if (id.Any(char.IsControl) || id is "." or "..")
            throw source.Error(id.Replace('\0', '?'), "a run id is part of a file name and has printable characters only");
        if (id.Length > WireLimits.MaxProjectLength)
            throw source.Error(id, $"a run id has at most {WireLimits.MaxProjectLength} characters, this one has {id.Length}");
    }

    /// <summary>Throws unless <paramref name="project"/> can be a project's name.</summary>
    public static void CheckProject(string project, NameSource source)
    {
        if (string.IsNullOrWhiteSpace(project))
            throw source.Error(project, "a project name is not empty; leave it out to use the default");
        if (project.Length > WireLimits.MaxProjectLength)
            throw source.Error(project, $"a project name has at most {WireLimits.MaxProjectLength} characters, this one has {project.Length}");
        if (project.AsSpan().IndexOfAny(NotInProject) is >= 0 and int at)
            throw source.Error(project, $"a project name has none of the characters / \\ # ? % : but this one has '{project[at]}'");
    }

    /// <summary>Throws unless <paramref name="label"/> can be the label of a writer, which becomes part of keys, lines and a file's name.</summary>
    public static void CheckLabel(string label, NameSource source)
    {
        if (string.IsNullOrWhiteSpace(label))
            throw source.Error(label, "a writer's label is not empty; leave it out to get one");
        if (label.Any(char.IsControl))
            throw source.Error(label.Replace('\0', '?'), "a writer's label has printable characters only");
        if (label.Length > WireLimits.MaxTagLength)
            throw source.Error(label, $"a writer's label has at most {WireLimits.MaxTagLength} characters, this one has {label.Length}");
    }

    /// <summary>Throws unless <paramref name="tag"/> can be a tag.</summary>
    public static void CheckTag(string tag, NameSource source)
    {
        if (tag is null || tag.Length is 0 or > WireLimits.MaxTagLength)
            throw source.Error(tag ?? "", $"a tag has 1 to {WireLimits.MaxTagLength} characters, this one has {tag?.Length ?? 0}");
    }
}
