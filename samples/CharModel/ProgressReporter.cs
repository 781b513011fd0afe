using CharModel.Model;
using CharModel.Training;

namespace CharModel;

/// <summary>Shows how training goes: one line rewritten in place on a terminal, a plain line every tenth of the way elsewhere.</summary>
internal sealed class ProgressReporter
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(250);

    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly int? _terminalWidth;
    private readonly int _steps;
    private readonly int _batchSize;
    private readonly long _started;
    private long _shown;
    private int _shownLength;
    private double? _validationLoss;

    /// <summary>Starts the clock.</summary>
    /// <param name="output">Gets the lines.</param>
    /// <param name="terminalWidth">Characters in a line of the terminal, or <see langword="null"/> if the output is not a terminal.</param>
    /// <param name="steps">Steps until training ends.</param>
    /// <param name="batchSize">Characters learned from in each step.</param>
    /// <param name="time">The clock.</param>
    public ProgressReporter(TextWriter output, int? terminalWidth, int steps, int batchSize, TimeProvider time)
    {
        _output = output;
        _time = time;
        _terminalWidth = terminalWidth;
        _steps = steps;
        _batchSize = batchSize;
        _started = _shown = time.GetTimestamp();
    }

    /// <summary>The width of the terminal, or <see langword="null"/> if the output goes to a file or another program.</summary>
    public static int? DetectTerminalWidth()
    {
        if (Console.IsOutputRedirected)
            return null;
        // Some terminals do not tell their width.
        return Console.WindowWidth is > 0 and int width ? width : 80;
    }

    /// <summary>Shows a step, if it is time to.</summary>
    public void ShowStep(StepResult result)
    {
        if (_terminalWidth is { } width)
        {
            if (_time.GetElapsedTime(_shown) >= RefreshInterval || result.Step == _steps)
                Rewrite(Describe(result), width);
        }
        else if ((long)result.Step * 10 / _steps != (result.Step - 1L) * 10 / _steps)
        {
            _output.WriteLine(Describe(result));
        }
    }

    /// <summary>Adds a line for a validation.</summary>
    public void ShowValidation(StepResult result, Score score)
    {
        _validationLoss = score.Loss;
        Clear();
        double perplexity = Math.Exp(score.Loss);
        _output.WriteLine(
            $"validation at step {result.Step:N0}: loss {score.Loss:F3}, perplexity {perplexity:F2}, accuracy {score.Accuracy:P1}");
    }

    private string Describe(StepResult result)
    {
        TimeSpan elapsed = _time.GetElapsedTime(_started);
        double charactersPerSecond = (double)result.Step * _batchSize / Math.Max(elapsed.TotalSeconds, 1e-9);
        TimeSpan left = elapsed * ((double)(_steps - result.Step) / result.Step);
        string validation = _validationLoss is { } loss ? $"  val loss {loss:F3}" : "";
        return $"step {result.Step:N0}/{_steps:N0}  loss {result.Loss:F3}{validation}  {charactersPerSecond:N0} chars/s  "
            + $@"{elapsed:m\:ss} elapsed, {left:m\:ss} left";
    }

    private void Rewrite(string line, int width)
    {
        // A full line would wrap, and the next one could not replace it.
        string text = line.Length < width ? line : line[..(width - 1)];
        _output.Write("\r" + text.PadRight(_shownLength));
        _output.Flush();
        _shownLength = text.Length;
        _shown = _time.GetTimestamp();
    }

    private void Clear()
    {
        if (_shownLength > 0)
            _output.Write("\r" + new string(' ', _shownLength) + "\r");
        _shownLength = 0;
    }
}
