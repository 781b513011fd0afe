using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Instrument.Testing.Json;

/// <summary>The two forms of a console line (docs/wire/online.md §3.5).</summary>
internal static partial class ConsoleLine
{
    private static readonly string[] Members = ["level", "ts", "label", "content"];

    public static bool IsStructured(string line) =>
        ExtendedJson.TryParseObject(line, out JsonObject? json)
        && json.All(member => Members.Contains(member.Key) && JsonMembers.IsText(member.Value))
        && json.ContainsKey("content")
        && (json.Text("level") ?? "error") == "error"
        && Time().IsMatch(json.Text("ts") ?? "");

    public static bool IsPlain(string line) => Prefix().IsMatch(line);

    /// <summary>What the program wrote. A label of the plain form cannot be told from text in brackets, and stays.</summary>
    public static string Content(string line) =>
        IsStructured(line) && ExtendedJson.TryParseObject(line, out JsonObject? json) ? json.Text("content")! : Prefix().Replace(line, "");

    [GeneratedRegex(@"^(ERROR )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6} ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$")]
    private static partial Regex Time();
}
