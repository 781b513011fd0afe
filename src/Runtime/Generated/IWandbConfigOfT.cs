using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>A config that can be made from JSON. Implemented by generated code for types with <see cref="WandbConfigAttribute"/>.</summary>
/// <typeparam name="TSelf">The config type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWandbConfig<TSelf> : IWandbConfig where TSelf : IWandbConfig<TSelf>
{
    /// <summary>A new config with the values that <paramref name="reader"/> has; the default value when it lacks one that is needed.</summary>
    static abstract TSelf? CreateConfig(ConfigReader reader);

    /// <summary>
    /// A copy of <paramref name="config"/> with the values that <paramref name="reader"/> has, or a new config where those are of
    /// another type.
    /// </summary>
    static virtual TSelf? UpdateConfig(ConfigReader reader, TSelf config) => (TSelf)config.ReadConfig(reader);

    /// <summary>Adds what the members' attributes say of a sweep. A config without such attributes adds nothing.</summary>
    static virtual void AddSearchSpace(SweepSpace space)
    {
    }
}
