using CharModel;
using CharModel.Model;
using CharModel.Training;

namespace Instrument.Samples.Tests;

public sealed class ProgressReporterTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();

    [Fact]
    public void Redirected_output_gets_a_line_every_tenth_of_the_way()
    {
        var progress = new ProgressReporter(_output, terminalWidth: null, steps: 200, batchSize: 10, _time);
        for (int step = 1; step <= 200; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            progress.ShowStep(Result(step));
        }

        string[] lines = _output.ToString().TrimEnd().Split('\n');
        Assert.Equal(10, lines.Length);
        Assert.Equal("step 20/200  loss 1.500  100 chars/s  0:02 elapsed, 0:18 left", lines[0]);
        Assert.Equal("step 200/200  loss 1.500  100 chars/s  0:20 elapsed, 0:00 left", lines[9]);
    }

    [Fact]
    public void A_terminal_gets_one_line_rewritten_four_times_a_second()
    {
        var progress = new ProgressReporter(_output, terminalWidth: 120, steps: 1000, batchSize: 10, _time);
        for (int step = 1; step <= 100; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            progress.ShowStep(Result(step));
        }

        Assert.Equal(4, _output.ToString().Count(c => c == '\r'));
        Assert.DoesNotContain('\n', _output.ToString());
    }

    [Fact]
    public void A_line_stays_shorter_than_the_terminal_is_wide()
    {
        var progress = new ProgressReporter(_output, terminalWidth: 20, steps: 1, batchSize: 10, _time);
        progress.ShowStep(Result(1));

        Assert.Equal("\rstep 1/1  loss 1.50", _output.ToString());
    }

    [Fact]
    public void A_validation_takes_the_place_of_the_rewritten_line()
    {
        var progress = new ProgressReporter(_output, terminalWidth: 11, steps: 1, batchSize: 10, _time);
        progress.ShowStep(Result(1));
        progress.ShowValidation(Result(1), new Score(Loss: 2, Accuracy: 0.25));

        Assert.Equal("\rstep 1/1  \r          \rvalidation at step 1: loss 2.000, perplexity 7.39, accuracy 25.0 %\n", _output.ToString());
    }

    public void Dispose() => _output.Dispose();

    private static StepResult Result(int step) => new(step, Loss: 1.5, Accuracy: 0.5, GradientNorm: 1, LearningRate: 0.1, Epoch: 0);

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
