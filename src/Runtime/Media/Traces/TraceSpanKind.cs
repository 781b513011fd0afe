namespace Instrument;

/// <summary>What a span of a trace does.</summary>
public enum TraceSpanKind
{
    /// <summary>A call of a language model.</summary>
    Llm = 0,

    /// <summary>Steps that follow each other.</summary>
    Chain = 1,

    /// <summary>A model that chooses its steps.</summary>
    Agent = 2,

    /// <summary>A tool that is called by a model.</summary>
    Tool = 3,
}
