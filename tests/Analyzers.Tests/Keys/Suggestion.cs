using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>The key that a diagnostic suggests to a fix.</summary>
internal static class Suggestion
{
    /// <summary>What the only diagnostic of the source suggests; null when it suggests nothing.</summary>
    public static async Task<string?> OfAsync(string source) =>
        Assert.Single(await AnalyzerTest.DiagnoseAsync(source)).Properties.GetValueOrDefault(DiagnosticProperties.SuggestedKey);
}
