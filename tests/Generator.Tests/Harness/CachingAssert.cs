using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Says of a generator run which stages did work.</summary>
internal static class CachingAssert
{
    /// <summary>All stages the generators name, found by reflection so that a new one cannot escape.</summary>
    public static IReadOnlySet<string> StageNames { get; } = typeof(TrackingNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToHashSet();

    /// <summary>No stage made anything new, and no file was written again.</summary>
    public static void EverythingIsCached(GeneratorDriverRunResult result)
    {
        foreach (IncrementalGeneratorRunStep step in OwnSteps(result))
        {
            Assert.All(step.Outputs, output =>
                Assert.True(IsCached(output.Reason), $"Stage {step.Name} is {output.Reason}: {output.Value}"));
        }
        Assert.All(OutputSteps(result).SelectMany(step => step.Outputs), output =>
            Assert.True(output.Reason == IncrementalStepRunReason.Cached, $"An output is {output.Reason}"));
    }

    /// <summary>Everything that stages keep from run to run is free of the compiler's objects.</summary>
    public static void ModelsHoldNothingOfTheCompiler(GeneratorDriverRunResult result)
    {
        foreach (IncrementalGeneratorRunStep step in OwnSteps(result))
        {
            Assert.All(step.Outputs, output => Assert.Null(ModelWalk.FindCompilerObject(output.Value)));
        }
    }

    /// <summary>The stages that ran, whose names are the generators' own.</summary>
    public static IEnumerable<IncrementalGeneratorRunStep> OwnSteps(GeneratorDriverRunResult result) => result.Results
        .SelectMany(generator => generator.TrackedSteps)
        .Where(stage => StageNames.Contains(stage.Key))
        .SelectMany(stage => stage.Value);

    public static IEnumerable<IncrementalGeneratorRunStep> OutputSteps(GeneratorDriverRunResult result) => result.Results
        .SelectMany(generator => generator.TrackedOutputSteps)
        .SelectMany(stage => stage.Value);

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
