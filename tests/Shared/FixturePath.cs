namespace Instrument.Testing;

/// <summary>Where the files of tests/Fixtures are: copied beside the test assembly.</summary>
internal static class FixturePath
{
    public static string Root => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    /// <summary>The folder of a run recorded with the official client.</summary>
    public static string Golden(string scenario) => Path.Combine(Root, "golden", scenario);

    /// <summary>The transaction log of such a run.</summary>
    public static string GoldenLog(string scenario) => Directory.GetFiles(Golden(scenario), "run-*.wandb").Single();
}
