namespace Instrument.Configs;

/// <summary>Numbers the secrets of the configs that are compared: equal ones get one number, which tells nothing about them.</summary>
internal sealed class SecretIndex
{
    private readonly List<object> _known = [];

    /// <summary>The number of the secret.</summary>
    public int IndexOf(object secret)
    {
        int index = _known.IndexOf(secret);
        if (index >= 0)
            return index;
        _known.Add(secret);
        return _known.Count - 1;
    }
}
