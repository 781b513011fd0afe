using Instrument.Sweeps;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepPathTests
{
    [Theory]
    [InlineData("k3v9x2ab", "team/demo/k3v9x2ab")]
    [InlineData("other/k3v9x2ab", "team/other/k3v9x2ab")]
    [InlineData("acme/other/k3v9x2ab", "acme/other/k3v9x2ab")]
    public void A_sweep_is_named_by_one_to_three_parts(string text, string path) =>
        Assert.Equal(path, SweepPath.Parse(text, "team", "demo").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("/k3v9x2ab")]
    [InlineData("a/b/c/d")]
    [InlineData("a//b")]
    [InlineData(" k3v9x2ab")]
    public void Other_forms_are_refused(string text) => Assert.Throws<ArgumentException>(() => SweepPath.Parse(text, "team", "demo"));
}
