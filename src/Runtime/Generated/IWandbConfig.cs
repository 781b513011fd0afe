using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>A config that writes and reads itself. Implemented by generated code for types with <see cref="WandbConfigAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWandbConfig
{
    /// <summary>Writes the members, key by key, into the object that <paramref name="writer"/> has open.</summary>
    void WriteConfig(ConfigWriter writer);

    /// <summary>A copy of this config, of the same type, with the values that <paramref name="reader"/> has.</summary>
    IWandbConfig ReadConfig(ConfigReader reader);
}
