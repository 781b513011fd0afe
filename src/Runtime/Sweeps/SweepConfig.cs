using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Shipping.Documents;

namespace Instrument.Sweeps;

/// <summary>Writes what W&amp;B has to know of a sweep (docs/wire/sdk-surface.md §10.6): the YAML of its config.</summary>
internal static class SweepConfig
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The config.</summary>
    /// <exception cref="ArgumentException">Options and space do not go together.</exception>
    public static string Write(SweepOptions options, SweepSpace space)
    {
        Check(options, space);
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, Options))
            Write(json, options, space);
        return Encoding.UTF8.GetString(YamlWriter.Write(output.WrittenSpan));
    }

    private static void Check(SweepOptions options, SweepSpace space)
    {
        if (!Enum.IsDefined(options.Method))
            throw new ArgumentException($"SweepOptions.Method is {(int)options.Method}, which is no SweepMethod.");
        if (space.Parameters.Count == 0)
            throw new ArgumentException("The sweep has no parameters: put attributes such as [Uniform] or [Choices] on members of the config, or add parameters to a SweepSpace.");
        if (options.RunCap is <= 0)
            throw new ArgumentException($"SweepOptions.RunCap is {options.RunCap}; a sweep has at least one run.");
        if (options.Target is { } target && !double.IsFinite(target))
            throw new ArgumentException("SweepOptions.Target is not finite, so the metric never reaches it.");
        if (string.IsNullOrWhiteSpace(options.Metric))
        {
            string? need = options.Method == SweepMethod.Bayes ? "SweepMethod.Bayes" : options.EarlyStop is not null ? "SweepOptions.EarlyStop" : options.Target is not null ? "SweepOptions.Target" : null;
            if (need is not null)
                throw new ArgumentException($"{need} looks at a metric, so SweepOptions.Metric has to name one that the trials log, such as 'val/loss'.");
        }
        if (options.Method == SweepMethod.Grid)
            CheckGrid(space, "");
    }

    private static void CheckGrid(SweepSpace space, string path)
    {
        foreach ((string key, SweepParameter parameter) in space.Parameters)
        {
            if (parameter.Nested is { } nested)
                CheckGrid(nested, $"{path}{key}.");
            else if (!parameter.IsFinite)
                throw new ArgumentException($"The sweep parameter '{path}{key}' is drawn from '{parameter.Distribution}', whose values a grid cannot list: use choices, a constant, or a uniform distribution with a step or of whole numbers.");
        }
    }

    private static void Write(Utf8JsonWriter json, SweepOptions options, SweepSpace space)
    {
        json.WriteStartObject();
        json.WriteString("method", options.Method switch { SweepMethod.Grid => "grid", SweepMethod.Bayes => "bayes", _ => "random" });
        WriteText(json, "name", options.Name);
        WriteText(json, "description", options.Description);
        WriteText(json, "program", options.Program);
        if (options.Command is { } command)
        {
            json.WriteStartArray("command");
            foreach (string word in command)
                json.WriteStringValue(word);
            json.WriteEndArray();
        }
        if (!string.IsNullOrWhiteSpace(options.Metric))
            WriteMetric(json, options);
        if (options.EarlyStop is { } early)
            WriteEarlyStop(json, early);
        if (options.RunCap is { } cap)
            json.WriteNumber("run_cap", cap);
        json.WritePropertyName("parameters");
        SweepParameter.Write(json, space);
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, SweepOptions options)
    {
        json.WriteStartObject("metric");
        json.WriteString("name", options.Metric);
        json.WriteString("goal", options.Goal == MetricGoal.Maximize ? "maximize" : "minimize");
        if (options.Target is { } target)
            json.WriteNumber("target", target);
        json.WriteEndObject();
    }

    private static void WriteEarlyStop(Utf8JsonWriter json, Hyperband early)
    {
        json.WriteStartObject("early_terminate");
        json.WriteString("type", "hyperband");
        if (early.MinIterations is { } min)
            json.WriteNumber("min_iter", min);
        if (early.MaxIterations is { } max)
            json.WriteNumber("max_iter", max);
        if (early.Brackets is { } brackets)
            json.WriteNumber("s", brackets);
        json.WritePropertyName("eta");
        json.WriteRawValue(early.Eta.ToString("R", CultureInfo.InvariantCulture));
        if (early.Strict is { } strict)
            json.WriteBoolean("strict", strict);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            json.WriteString(name, text);
    }
}
