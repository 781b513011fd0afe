using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Time of a first run of the generator over 200 annotated types, what the compiler does for it included, in a warm process.
/// </summary>
internal sealed class GeneratorCold : IFigure
{
    public string Name => "generator.cold-200.ms";

    public string Unit => "ms";

    public Bar Bar => Bar.AtMost(50);

    public Reading Measure(Effort effort)
    {
        AnnotatedProject project = new();
        Timing.WarmUpCompiler(() => AnnotatedProject.RunCold(project.Fresh()));
        double[] milliseconds = Sample.Repeat(effort.Of(40), () =>
        {
            CSharpCompilation fresh = project.Fresh();
            GC.Collect();
            return ThreadTime.Milliseconds(() => AnnotatedProject.RunCold(fresh));
        });
        return new Reading(Sample.Median(milliseconds),
            $"fastest {milliseconds.Min():0.0} ms");
    }
}
