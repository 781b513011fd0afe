using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Instrument.Testing.Json;
using Instrument.Testing.State;
using Instrument.Yaml;

namespace Instrument.Testing.Sweeps;

/// <summary>The form of a sweep's config (docs/wire/sdk-surface.md §10.6): what is broken here is refused, what is only unknown is warned about.</summary>
internal static partial class SweepConfigRules
{
    private static readonly string[] Methods = ["grid", "random", "bayes"];

    private static readonly string[] Distributions =
    [
        "constant", "categorical", "categorical_w_probabilities", "int_uniform", "uniform", "q_uniform", "log_uniform", "log_uniform_values",
        "inv_log_uniform", "inv_log_uniform_values", "q_log_uniform", "q_log_uniform_values", "normal", "q_normal", "log_normal",
        "q_log_normal", "beta", "q_beta",
    ];

    private static readonly string[] Keys =
    [
        "method", "parameters", "metric", "early_terminate", "run_cap", "program", "command", "name", "description", "project", "entity",
        "controller", "apiVersion", "kind",
    ];

    private static readonly string[] ParameterKeys =
        ["distribution", "value", "values", "probabilities", "min", "max", "mu", "sigma", "q", "a", "b", "parameters"];

    /// <summary>The config as a tree.</summary>
    public static JsonObject Read(string yaml)
    {
        try
        {
            JsonObject tree = YamlReader.Read(yaml) as JsonObject ?? throw Wrong("it is no map");
            Check(tree);
            return tree;
        }
        catch (YamlException exception)
        {
            throw Wrong(exception.Message);
        }
    }

    /// <summary>What a real server warns about: the sweep is made all the same.</summary>
    public static IReadOnlyList<string> Warnings(JsonObject tree) =>
        [.. tree.Where(member => !Keys.Contains(member.Key)).Select(member => $"Additional property {member.Key} is not allowed"), .. ParameterWarnings(Parameters(tree))];

    public static JsonObject Parameters(JsonObject tree) => tree["parameters"]!.AsObject();

    private static void Check(JsonObject tree)
    {
        string? method = JsonMembers.IsText(tree["method"]) ? tree.Text("method") : null;
        if (method is null || !Methods.Contains(method))
            throw Wrong($"its method is {tree["method"]?.ToJsonString() ?? "missing"}");
        if (tree["parameters"] is not JsonObject { Count: > 0 } parameters)
            throw Wrong("it has no parameters");
        string? metric = (tree["metric"] as JsonObject)?.Text("name");
        if (metric is null && (method == "bayes" || tree.ContainsKey("early_terminate")))
            throw Wrong("it looks at a metric and names none");
        if (tree.ContainsKey("run_cap") && JsonMembers.Whole(tree["run_cap"]) is not > 0)
            throw Wrong("its run_cap is no number above 0");
        CheckParameters(parameters, method == "grid");
    }

    private static void CheckParameters(JsonObject parameters, bool isGrid)
    {
        foreach ((string key, JsonNode? node) in parameters)
        {
            if (!Name().IsMatch(key))
                throw Wrong($"{key} is no name of a parameter");
            if (node is not JsonObject parameter)
                throw Wrong($"the parameter {key} is no map");
            if (parameter["parameters"] is JsonObject nested)
            {
                CheckParameters(nested, isGrid);
                continue;
            }
            if (!Distributions.Contains(SweepParameters.DistributionOf(parameter)))
                throw Wrong($"the parameter {key} has the distribution {SweepParameters.DistributionOf(parameter)}");
            if (SweepParameters.WhyWrong(parameter) is { } reason)
                throw Wrong($"the parameter {key} {reason}");
            if (isGrid && SweepParameters.Finite(parameter) is null)
                throw Wrong($"a grid cannot list the values of the parameter {key}");
        }
    }

    private static IEnumerable<string> ParameterWarnings(JsonObject parameters)
    {
        foreach ((string key, JsonNode? node) in parameters)
        {
            foreach ((string name, JsonNode? value) in node!.AsObject())
            {
                if (!ParameterKeys.Contains(name))
                    yield return $"parameters.{key}: Additional property {name} is not allowed";
                if (name == "parameters")
                {
                    foreach (string warning in ParameterWarnings(value!.AsObject()))
                        yield return $"parameters.{key}: {warning}";
                }
            }
        }
    }

    private static RefusalException Wrong(string what) => RefusalException.Violates(ViolationKind.Sweep, $"the sweep's config is wrong: {what}");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$")]
    private static partial Regex Name();
}
