using System.Diagnostics;

namespace Instrument.Media.Traces;

/// <summary>
/// Makes a span of an activity. Tags are read by OpenTelemetry's conventions for generative AI (<c>gen_ai.*</c>) and for exceptions, and by
/// those of OpenInference (<c>input.value</c>, <c>openinference.span.kind</c>).
/// </summary>
internal static class ActivitySpan
{
    private static readonly HashSet<string> Inputs =
        ["input.value", "gen_ai.input.messages", "gen_ai.system_instructions", "gen_ai.prompt", "gen_ai.tool.call.arguments"];

    private static readonly HashSet<string> Outputs = ["output.value", "gen_ai.output.messages", "gen_ai.completion", "gen_ai.tool.call.result"];

    /// <summary>Makes the span, without those below it.</summary>
    /// <param name="activity">Has ended.</param>
    /// <param name="kind">Tells the kind; without it, or where it tells none, the tags do.</param>
    public static TraceSpan Create(Activity activity, Func<Activity, TraceSpanKind?>? kind)
    {
        Dictionary<string, object?> inputs = [];
        Dictionary<string, object?> outputs = [];
        Dictionary<string, object?> attributes = [];
        foreach ((string name, object? value) in activity.TagObjects)
            (Inputs.Contains(name) ? inputs : Outputs.Contains(name) ? outputs : attributes)[name] = value;
        DateTimeOffset start = new(activity.StartTimeUtc, TimeSpan.Zero);
        TraceSpan span = new(activity.DisplayName)
        {
            SpanId = activity.IdFormat == ActivityIdFormat.W3C ? activity.SpanId.ToHexString() : activity.Id,
            Kind = kind?.Invoke(activity) ?? KindOf(activity),
            StartTime = start,
            EndTime = start + activity.Duration,
            // What is not said to have failed has not.
            Status = activity.Status == ActivityStatusCode.Error ? TraceStatus.Error : TraceStatus.Success,
            StatusMessage = activity.StatusDescription ?? ExceptionMessage(activity),
            Attributes = attributes.Count == 0 ? null : attributes,
        };
        if (inputs.Count + outputs.Count != 0)
            span.Results.Add(new TraceResult(inputs.Count == 0 ? null : inputs, outputs.Count == 0 ? null : outputs));
        return span;
    }

    private static TraceSpanKind? KindOf(Activity activity)
    {
        if (activity.GetTagItem("openinference.span.kind") is string name)
        {
            return name.ToUpperInvariant() switch
            {
                "LLM" or "EMBEDDING" => TraceSpanKind.Llm,
                "CHAIN" => TraceSpanKind.Chain,
                "AGENT" => TraceSpanKind.Agent,
                "TOOL" or "RETRIEVER" => TraceSpanKind.Tool,
                _ => null,
            };
        }
        return activity.GetTagItem("gen_ai.operation.name") switch
        {
            "chat" or "text_completion" or "generate_content" or "embeddings" => TraceSpanKind.Llm,
            "execute_tool" => TraceSpanKind.Tool,
            "create_agent" or "invoke_agent" => TraceSpanKind.Agent,
            "invoke_workflow" => TraceSpanKind.Chain,
            _ => null,
        };
    }

    private static string? ExceptionMessage(Activity activity)
    {
        foreach (ActivityEvent occurrence in activity.Events)
        {
            if (occurrence.Name != "exception")
                continue;
            foreach ((string name, object? value) in occurrence.Tags)
            {
                if (name == "exception.message")
                    return value?.ToString();
            }
        }
        return null;
    }
}
