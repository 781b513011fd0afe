using System.Reflection;

namespace Instrument.Settings;

/// <summary>The versions that records and requests carry.</summary>
internal static class InstrumentVersion
{
    // W&B's UI and server switch features on by the version of the official client whose behaviour a run has. The suffix is
    // build metadata by Semantic Versioning and a local version by PEP 440, so both ways of reading see the first part.
    private const string CompatibleClient = "0.28.3";

    /// <summary>Lowest server version that takes our records, as the official client states it.</summary>
    public const string MinConsumer = "0.70.0";

    /// <summary>Version of this library.</summary>
    public static string Library { get; } =
        (typeof(InstrumentVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Who wrote the log.</summary>
    public static string Producer { get; } = "instrument-dotnet/" + Library;

    /// <summary>The version that W&amp;B shows for the run.</summary>
    public static string CliVersion { get; } = CompatibleClient + "+instrument." + Library;
}
