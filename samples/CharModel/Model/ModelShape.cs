namespace CharModel.Model;

/// <summary>The sizes that determine a model: tokens, characters of context, widths of embedding and hidden layer.</summary>
internal readonly record struct ModelShape(int Vocabulary, int Context, int Embedding, int Hidden)
{
    /// <summary>Width of the hidden layer's input: the embeddings of all context characters side by side.</summary>
    public int Input => Context * Embedding;

    /// <summary>Number of trained values.</summary>
    public int ParameterCount => Vocabulary * Embedding + (Input + 1) * Hidden + (Hidden + 1) * Vocabulary;
}
