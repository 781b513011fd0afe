using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>Stages of the generators that make something new after an edit elsewhere, in a project with 200 annotated types.</summary>
internal sealed class GeneratorUnrelatedEdit : IFigure
{
    public string Name => "generator.unrelated-edit";

    public string Unit => "stages";

    public Bar Bar => Bar.AtMost(0);

    public Reading Measure(Effort effort)
    {
        AnnotatedProject project = new();
        int stages = project.StagesRunAgain(project.EditElsewhere());
        int afterOne = project.StagesRunAgain(project.EditOne(1));
        return afterOne == 0
            ? new Reading(double.NaN, $"no stage ran again after an edit of a type: the count does not count")
            : new Reading(stages, $"{project.GeneratedFiles} files are generated; {afterOne} stages run again after an edit of one type");
    }
}
