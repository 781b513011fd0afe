using System.Reflection;
using Instrument.Generated.Tests.Metrics;

namespace Instrument.Generated.Tests;

/// <summary>What the compiler of the SDK, newer than the one the generator is built against, makes of annotated types.</summary>
public sealed class LogMethodTests
{
    [Theory]
    [InlineData(typeof(TrainMetrics), "train/loss", "train/grad_norm?", "epoch")]
    [InlineData(typeof(EvaluationMetrics), "val/loss", "note?")]
    [InlineData(typeof(PointMetrics), "x", "y?")]
    [InlineData(typeof(PartialMetrics), "step/rate", "step/count")]
    [InlineData(typeof(LatePartialMetrics), "count")]
    [InlineData(typeof(NestedMetrics), "enc/train/loss", "enc/train/grad_norm?", "enc/epoch", "dec/x?", "dec/y?")]
    public void Every_annotated_type_has_one_log_method_and_one_schema(Type type, params string[] fields)
    {
        MethodInfo log = Assert.Single(LogMethods(), method => Target(method) == type);
        FieldInfo schema = Assert.Single(log.DeclaringType!.GetFields(BindingFlags.NonPublic | BindingFlags.Static));
        Assert.Equal(fields, ((MetricSchema)schema.GetValue(null)!).Fields.ToArray().Select(field => field.Key + (field.Optional ? "?" : "")));
    }

    [Fact]
    public void Class_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("metrics", () => default(Run)!.Log((TrainMetrics)null!));

    [Fact]
    public void Run_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("run", () => default(Run)!.Log(new PointMetrics(1, null)));

    private static IEnumerable<MethodInfo> LogMethods() => typeof(LogMethodTests).Assembly.GetTypes()
        .Where(type => type is { Namespace: "Instrument", IsAbstract: true, IsSealed: true } && type.Name.EndsWith("_LogExtensions", StringComparison.Ordinal))
        .Select(type => type.GetMethod("Log"))
        .OfType<MethodInfo>();

    private static Type Target(MethodInfo log)
    {
        Type parameter = log.GetParameters()[1].ParameterType;
        return parameter.IsByRef ? parameter.GetElementType()! : parameter;
    }
}
