using System.Security.Cryptography;
using System.Text;

namespace Instrument.Media.Traces;

/// <summary>Writes spans of traces as text of JSON (docs/wire/media.md §21): all fields, <c>null</c> where nothing is known.</summary>
internal static class TraceSpanJson
{
    private const int HashLength = 16;

    /// <summary>The text of a span and those below it.</summary>
    /// <exception cref="ArgumentException">A span ends before it begins, or holds itself.</exception>
    public static string Write(TraceSpan span)
    {
        StringBuilder text = new();
        Write(text, span, 0);
        return text.ToString();
    }

    /// <summary>The hash of a model's text.</summary>
    public static string Hash(string model)
    {
#pragma warning disable CA5351 // The official client's choice; nothing is protected by it.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(model)))[..HashLength];
#pragma warning restore CA5351
    }

    private static void Write(StringBuilder text, TraceSpan span, int depth)
    {
        PythonJson.ThrowIfTooDeep(depth);
        if (span.EndTime < span.StartTime)
            throw new ArgumentException($"The span '{span.Name}' ends at {span.EndTime:o}, before it begins at {span.StartTime:o}.");
        Begin(text, "{", "span_id", span.SpanId, depth);
        Begin(text, ", ", "name", span.Name, depth);
        Begin(text, ", ", "start_time_ms", span.StartTime?.ToUnixTimeMilliseconds(), depth);
        Begin(text, ", ", "end_time_ms", span.EndTime?.ToUnixTimeMilliseconds(), depth);
        Begin(text, ", ", "status_code", span.Status is { } status ? Name(status) : null, depth);
        Begin(text, ", ", "status_message", span.StatusMessage, depth);
        Begin(text, ", ", "attributes", span.Attributes, depth);
        Begin(text, ", ", "results", span.Results.Count == 0 ? null : span.Results.Select(Members), depth);
        text.Append(", \"child_spans\": ");
        if (span.Children.Count == 0)
            text.Append("null");
        else
            WriteChildren(text, span.Children, depth);
        Begin(text, ", ", "span_kind", span.Kind is { } kind ? Name(kind) : null, depth);
        text.Append('}');
    }

    private static void WriteChildren(StringBuilder text, IList<TraceSpan> children, int depth)
    {
        text.Append('[');
        for (int i = 0; i < children.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            // An object and a list further in.
            Write(text, children[i], depth + 2);
        }
        text.Append(']');
    }

    private static void Begin(StringBuilder text, string separator, string name, object? value, int depth)
    {
        text.Append(separator);
        PythonJson.WriteText(text, name);
        text.Append(": ");
        PythonJson.Write(text, value, depth + 1);
    }

    private static KeyValuePair<string, object?>[] Members(TraceResult result) => [KeyValuePair.Create("inputs", (object?)result.Inputs), KeyValuePair.Create("outputs", (object?)result.Outputs)];

    private static string Name(TraceStatus status) => status switch
    {
        TraceStatus.Success => "SUCCESS",
        TraceStatus.Error => "ERROR",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A span ends with success or an error."),
    };

    private static string Name(TraceSpanKind kind) => kind switch
    {
        TraceSpanKind.Llm => "LLM",
        TraceSpanKind.Chain => "CHAIN",
        TraceSpanKind.Agent => "AGENT",
        TraceSpanKind.Tool => "TOOL",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A span is a call of a model, a chain, an agent or a tool."),
    };
}
