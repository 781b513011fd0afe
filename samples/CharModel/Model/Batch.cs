namespace CharModel.Model;

/// <summary>Examples for one pass: the tokens before each example's target, and the target.</summary>
internal sealed class Batch
{
    private readonly byte[] _contexts;
    private readonly byte[] _targets;
    private readonly int _contextLength;

    /// <summary>Makes room for <paramref name="capacity"/> examples.</summary>
    public Batch(int capacity, int contextLength)
    {
        _contextLength = contextLength;
        _contexts = new byte[capacity * contextLength];
        _targets = new byte[capacity];
    }

    /// <summary>How many examples there is room for.</summary>
    public int Capacity => _targets.Length;

    /// <summary>How many examples there are.</summary>
    public int Count { get; private set; }

    /// <summary>Removes all examples.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds the example whose target is at <paramref name="position"/> of <paramref name="tokens"/>.</summary>
    public void Add(ReadOnlySpan<byte> tokens, int position) =>
        Add(tokens.Slice(position - _contextLength, _contextLength), tokens[position]);

    /// <summary>Adds an example.</summary>
    public void Add(ReadOnlySpan<byte> context, byte target)
    {
        context.CopyTo(_contexts.AsSpan(Count * _contextLength, _contextLength));
        _targets[Count++] = target;
    }

    /// <summary>The tokens before the target of <paramref name="example"/>.</summary>
    public ReadOnlySpan<byte> Context(int example) => _contexts.AsSpan(example * _contextLength, _contextLength);

    /// <summary>The token that is to be predicted.</summary>
    public byte Target(int example) => _targets[example];
}
