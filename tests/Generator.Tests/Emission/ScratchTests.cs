using System.Text.RegularExpressions;
using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Emission;

/// <summary>The stack memory that a generated <c>Log</c> takes.</summary>
public sealed class ScratchTests
{
    [Theory]
    [InlineData("double", 8, 64)]
    [InlineData("double?", 8, 72)]
    [InlineData("double?", 64, 520)]
    [InlineData("double?", 65, 536)]
    [InlineData("decimal", 2, 32)]
    [InlineData("System.Int128?", 2, 40)]
    [InlineData("string", 1, 72)]
    [InlineData("string", 40, 1024)]
    public void Fits_the_usual_row_up_to_a_limit(string type, int count, int bytes)
    {
        string members = string.Concat(Enumerable.Range(0, count).Select(i => $"[Metric] public {type} M{i} {{ get; set; }} = default!;\n"));
        string text = Assert.Single(GeneratorHarness.Run($"using Instrument; public class Train {{ {members} }}")).Value;
        Assert.Equal($"stackalloc byte[{bytes}]", Regex.Match(text, @"stackalloc byte\[\d+\]").Value);
    }
}
