using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Time of the generator after one of 200 annotated types was edited, as the compiler's driver takes it: what the compiler does for the
/// generator is included.
/// </summary>
/// <remarks>
/// Each edit follows the one before, as in an editor. After an edit the compiler binds the declarations of the project anew, with
/// generators or without; this alone is done before the clock starts.
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

        List<double> generator = [];
        List<double> processor = [];
        List<double> lookups = [];
        List<double> unbound = [];
        for (int i = 0; i < effort.Of(60); i++)
        {
            CSharpCompilation edited = Edit(bind: true);
            GC.Collect();
            lookups.Add(ThreadTime.Milliseconds(() => project.LookUpAgain(edited)));
            processor.Add(ThreadTime.Milliseconds(() => project.RunAgain(edited)));
            generator.Add(project.GeneratorTime.TotalMilliseconds);
            CSharpCompilation fresh = Edit(bind: false);
            unbound.Add(ThreadTime.Milliseconds(() => project.RunAgain(fresh)));
        }
        return new Reading(
            Sample.Median(generator),
            $"processor time {Sample.Median(processor):0.0} ms; {Sample.Median(lookups):0.0} ms of lookup alone; {Sample.Median(unbound):0.0} ms if declarations are unbound");
    }
}
