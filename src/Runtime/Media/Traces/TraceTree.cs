using System.Diagnostics;
using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Traces;

namespace Instrument;

/// <summary>
/// A trace, for example of a call of a language model with all that happened on the way, which W&amp;B shows as a tree with times. It has no
/// file.
/// </summary>
/// <remarks>
/// Values of spans and models may be text, numbers, flags, dates, enums, JSON, and lists and dictionaries of these. NaN and infinities become
/// <c>null</c>, and of anything else the name of its type is kept.
/// </remarks>
public sealed class TraceTree : WandbValue
{
    private readonly string _root;
    private readonly string? _model;

    /// <summary>A trace, as its spans are now.</summary>
    /// <param name="root">The span that holds all others.</param>
    /// <param name="model">Anything about the model that was used; dictionaries in it with the key <c>_kind</c> are shown specially. Default: nothing.</param>
    /// <exception cref="ArgumentException">A span ends before it begins, or holds itself.</exception>
    public TraceTree(TraceSpan root, IReadOnlyDictionary<string, object?>? model = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        _root = TraceSpanJson.Write(root);
        _model = model is null ? null : PythonJson.Write(model);
    }

    /// <inheritdoc/>
    internal override string TypeName => "wb_trace_tree";

    /// <inheritdoc/>
    internal override bool HasFiles => false;

    /// <inheritdoc/>
    internal override long HeldBytes => (_root.Length + (_model?.Length ?? 0)) * (long)sizeof(char);

    /// <inheritdoc/>
    internal override string? CellFault => null;

    /// <summary>
    /// A trace made of activities that have ended, as an <see cref="ActivityListener"/> or an exporter of OpenTelemetry gets them. An error of
    /// an activity is one of its span; what a model or tool was given and gave back is taken from the tags of OpenTelemetry's conventions for
    /// generative AI and of OpenInference, as is the kind of a span; all other tags are attributes.
    /// </summary>
    /// <param name="activities">The activities in any order: one, and those below it.</param>
    /// <param name="model">Anything about the model that was used. Default: nothing.</param>
    /// <param name="kind">Tells the kind of a span. Default, and where it tells nothing: what the tags tell.</param>
    /// <returns>The trace.</returns>
    /// <exception cref="ArgumentException">There are no activities, one has not ended, or they are no tree with one root.</exception>
    public static TraceTree FromActivities(
        IEnumerable<Activity> activities, IReadOnlyDictionary<string, object?>? model = null, Func<Activity, TraceSpanKind?>? kind = null) =>
        new(ActivityTree.ToSpan(activities, kind), model);

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => WriteObject(json);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json) => WriteObject(json);

    private void WriteObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, TypeName);
        if (_model is not null)
        {
            json.WriteString("model_hash"u8, TraceSpanJson.Hash(_model));
            json.WriteString("model_dict_dumps"u8, _model);
        }
        json.WriteString("root_span_dumps"u8, _root);
        json.WriteEndObject();
    }
}
