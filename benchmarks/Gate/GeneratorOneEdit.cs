using System.Globalization;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Benchmarks.Gate;

/// <summary>Time of the generators after one of 200 annotated types was edited.</summary>
/// <remarks>
/// After any edit the compiler binds the declarations of the project anew and asks every candidate again; the first is done before
/// the clock starts, the second is measured beside it, with a generator that does nothing, and taken off.
/// </remarks>
internal sealed class GeneratorOneEdit : IFigure
{
    public string Name => "generator.one-edit.ms";

    public string Unit => "ms";

    public Bar Bar => Bar.AtMost(2);

    public Reading Measure(Effort effort)
    {
        AnnotatedProject project = new();
        int version = 0;
        CSharpCompilation Edit(bool bind)
        {
            CSharpCompilation edited = project.EditOne(++version);
            if (bind)
                edited.GetDeclarationDiagnostics();
            return edited;
        }
        Timing.WarmUpCompiler(() =>
        {
            CSharpCompilation edited = Edit(bind: true);
            project.LookUpAgain(edited);
            project.RunAgain(edited);
        });

        List<double> own = [];
        List<double> lookups = [];
        List<double> unbound = [];
        for (int i = 0; i < effort.Of(60); i++)
        {
            CSharpCompilation edited = Edit(bind: true);
            GC.Collect();
            double lookup = ThreadTime.Milliseconds(() => project.LookUpAgain(edited));
            own.Add(ThreadTime.Milliseconds(() => project.RunAgain(edited)) - lookup);
            lookups.Add(lookup);
            CSharpCompilation fresh = Edit(bind: false);
            unbound.Add(ThreadTime.Milliseconds(() => project.RunAgain(fresh)));
        }
        return new Reading(Sample.Median(own), string.Create(
            CultureInfo.InvariantCulture,
            $"and {Sample.Median(lookups):0.0} ms for the compiler's lookup; {Sample.Median(unbound):0.0} ms in all where the declarations are not bound yet"));
    }
}
