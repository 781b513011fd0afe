namespace Instrument.Benchmarks.Gate;

/// <summary>One figure of the budget. A new one is a class in this folder and a line in <see cref="Figures"/>.</summary>
internal interface IFigure
{
    /// <summary>Dotted name, from the general to the particular: <c>--only log.row8</c> chooses by its beginning.</summary>
    string Name { get; }

    /// <summary>Unit of the value.</summary>
    string Unit { get; }

    /// <summary>What the value must not pass.</summary>
    Bar Bar { get; }

    /// <summary>Measures it.</summary>
    Reading Measure(Effort effort);
}
