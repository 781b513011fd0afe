using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>A config that writes itself. Implemented by generated code for types with <see cref="WandbConfigAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWandbConfig
{
    /// <summary>Writes the members, key by key, into the object that <paramref name="writer"/> has open.</summary>
    void WriteConfig(ConfigWriter writer);
}
