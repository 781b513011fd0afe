using System.Numerics.Tensors;
using CharModel.Compute;
using CharModel.Text;

namespace CharModel.Model;

/// <summary>Lets a model write: draws one character after the other from its predictions.</summary>
internal sealed class TextGenerator(CharacterModel model, Vocabulary vocabulary, SeededRandom random)
{
    private readonly Batch _batch = new(1, model.Shape.Context);
    private readonly float[] _weights = new float[model.Shape.Vocabulary];

    /// <summary>Continues a text.</summary>
    /// <param name="prompt">The tokens to go on from, at least as many as the model's context.</param>
    /// <param name="length">How many characters to write.</param>
    /// <param name="temperature">Below 1, likely characters become likelier; above 1, less likely.</param>
    public string Continue(ReadOnlySpan<byte> prompt, int length, float temperature)
    {
        Span<byte> tokens = new byte[model.Shape.Context + length];
        prompt[^model.Shape.Context..].CopyTo(tokens);
        for (int i = 0; i < length; i++)
        {
            _batch.Clear();
            _batch.Add(tokens.Slice(i, model.Shape.Context), target: 0);
            model.Evaluate(_batch);
            tokens[model.Shape.Context + i] = Draw(temperature);
        }
        return vocabulary.Decode(tokens[model.Shape.Context..]);
    }

    private byte Draw(float temperature)
    {
        TensorPrimitives.Pow(model.Probabilities(0), 1 / temperature, _weights);
        // No reader can do anything with the sign for unknown characters.
        _weights[Vocabulary.Unknown] = 0;
        double rest = random.NextDouble() * TensorPrimitives.Sum<float>(_weights);
        for (int token = 0; token < _weights.Length; token++)
        {
            rest -= _weights[token];
            if (rest < 0)
                return (byte)token;
        }
        return (byte)TensorPrimitives.IndexOfMax<float>(_weights);
    }
}
