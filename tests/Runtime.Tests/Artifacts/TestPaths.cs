using Instrument.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts;

/// <summary>Places of artifacts in the directory of a test.</summary>
internal static class TestPaths
{
    public static ArtifactPaths In(TemporaryDirectory directory) => new(
        name => name switch
        {
            "WANDB_DATA_DIR" => directory.File("wandb-data"),
            "WANDB_CACHE_DIR" => directory.File("wandb-cache"),
            _ => null,
        },
        directory.Path, directory.Path);
}
