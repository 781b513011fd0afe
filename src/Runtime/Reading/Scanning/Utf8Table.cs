using System.Text;
using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>Things by their UTF-8 names, found without making a string of the name.</summary>
internal sealed class Utf8Table<T>(Func<string, T> create)
    where T : class
{
    private readonly Dictionary<byte[], T> _byName = new(BytesComparer.Instance);
    private readonly List<T> _inOrder = [];

    /// <summary>All things, in the order in which they were first asked for.</summary>
    public IReadOnlyList<T> All => _inOrder;

    /// <summary>The thing of this name, made when it is first asked for. Names that differ only in bad UTF-8 are one.</summary>
    public T Get(ReadOnlySpan<byte> name)
    {
        if (_byName.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out T? known))
            return known;
        string text = Encoding.UTF8.GetString(name);
        byte[] valid = Encoding.UTF8.GetBytes(text);
        if (!_byName.TryGetValue(valid, out known))
        {
            known = create(text);
            _byName.Add(valid, known);
            _inOrder.Add(known);
        }
        if (!name.SequenceEqual(valid))
            _byName.Add(name.ToArray(), known);
        return known;
    }
}
