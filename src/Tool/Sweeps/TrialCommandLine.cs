using System.Text.Json;
using System.Text.RegularExpressions;
using Instrument.Sweeps;

namespace Instrument.Tool.Sweeps;

/// <summary>
/// Puts the words together with which an agent starts a trial (docs/wire/sdk-surface.md §10.4): macros stand for the program and the values of
/// its parameters. Objects and lists are JSON.
/// </summary>
/// <param name="values">The values.</param>
/// <param name="program">The program; <see langword="null"/> where the sweep names none.</param>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="jsonFile">Writes the values into a file and says where, for those who ask for it.</param>
internal sealed partial class TrialCommandLine(SweepValues values, string? program, Func<string, string?> environment, Func<string> jsonFile)
{
    /// <summary>The words of a sweep that names none.</summary>
    public static readonly IReadOnlyList<string> Default = ["${env}", "${interpreter}", "${program}", "${args}"];

    /// <summary>The words with all macros replaced.</summary>
    public IReadOnlyList<string> Expand(IReadOnlyList<string> words) => [.. words.SelectMany(Expand)];

    private IEnumerable<string> Expand(string word) => word switch
    {
        "${env}" => OperatingSystem.IsWindows() ? [] : ["/usr/bin/env"],
        "${interpreter}" => Interpreter(),
        "${program}" => program is null ? [] : IsProject(program) ? [program, "--"] : [program],
        "${args}" => Each((key, value) => [$"--{key}={value}"]),
        "${args_no_equals}" => Each((key, value) => [$"--{key}", value]),
        "${args_no_hyphens}" => Each((key, value) => [$"{key}={value}"]),
        "${args_no_boolean_flags}" => Each((key, value) => value switch { "true" => [$"--{key}"], "false" => [], _ => [$"--{key}={value}"] }),
        "${args_append_hydra}" => Each((key, value) => [$"+{key}={value}"]),
        "${args_override_hydra}" => Each((key, value) => [$"++{key}={value}"]),
        "${args_json}" => [System.Text.Encoding.UTF8.GetString(values.ToJson())],
        "${args_json_file}" => [jsonFile()],
        _ when Variable().IsMatch(word) => [Variable().Replace(word, match => environment(match.Groups[1].Value) ?? match.Groups[1].Value)],
        _ => Macro().IsMatch(word) ? [] : [word],
    };

    // What a project, an assembly or a script needs in front of it; a program needs nothing.
    private string[] Interpreter() => Path.GetExtension(program) switch
    {
        ".py" => ["python"],
        ".dll" => ["dotnet"],
        _ => IsProject(program) ? ["dotnet", "run", "--project"] : [],
    };

    private static bool IsProject(string? program) => Path.GetExtension(program) is ".csproj" or ".fsproj" or ".vbproj";

    private IEnumerable<string> Each(Func<string, string, string[]> words) => values.All.SelectMany(pair => words(pair.Key, Text(pair.Value)));

    private static string Text(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString()! : json;
    }

    [GeneratedRegex(@"\$\{envvar:([A-Z0-9_]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\$\{[a-z_]*\}$")]
    private static partial Regex Macro();
}
