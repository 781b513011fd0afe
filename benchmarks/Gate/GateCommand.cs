namespace Instrument.Benchmarks.Gate;

/// <summary>The command <c>gate</c>.</summary>
internal static class GateCommand
{
    /// <summary>Reads the arguments, measures, and returns the exit code: 0 if every figure keeps its bar.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        string prefix = "";
        bool list = false;
        bool details = false;
        Effort effort = Effort.Full;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--only" when i + 1 < arguments.Length: prefix = arguments[++i]; break;
                case "--list": list = true; break;
                case "--details": details = true; break;
                case "--quick": effort = Effort.Quick; break;
                default: return Refuse(errors, $"unknown argument '{arguments[i]}'");
            }
        }
        IFigure[] figures = [.. Figures.All.Where(figure => figure.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (figures.Length == 0)
            return Refuse(errors, $"no figure's name starts with '{prefix}'");

        GateRunner runner = new(output);
        if (list)
        {
            runner.List(figures);
            return 0;
        }
        return runner.Run(figures, effort, details) == 0 ? 0 : 1;
    }

    private static int Refuse(TextWriter errors, string reason)
    {
        errors.WriteLine($"gate: {reason}");
        return 2;
    }
}
