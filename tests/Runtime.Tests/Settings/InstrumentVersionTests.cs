using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

public sealed class InstrumentVersionTests
{
    [Fact]
    public void The_library_has_a_semantic_version_without_build_metadata() =>
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", InstrumentVersion.Library);

    [Fact]
    public void The_producer_names_library_and_version() => Assert.Equal("instrument-dotnet/" + InstrumentVersion.Library, InstrumentVersion.Producer);

    [Fact]
    public void The_shown_version_starts_with_the_official_client_whose_behaviour_a_run_has() =>
        Assert.Matches(@"^0\.28\.3\+instrument\.\d+\.\d+\.\d+", InstrumentVersion.CliVersion);

    [Fact]
    public void The_lowest_server_is_a_plain_version() => Assert.Equal("0.70.0", InstrumentVersion.MinConsumer);
}
