using System.Text.Json.Nodes;

namespace Instrument.Testing.Sweeps;

/// <summary>Picks the values of a sweep's trials.</summary>
internal interface ITrialSearch
{
    /// <summary>The values of a trial by the names of the parameters; null when there are no more trials.</summary>
    /// <param name="index">Which trial, from 0.</param>
    JsonObject? Pick(int index);
}
