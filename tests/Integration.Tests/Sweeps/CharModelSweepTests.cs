using CharModel.Model;
using CharModel.Tracking;
using CharModel.Training;
using Instrument.Samples.Tests;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Sweeps;

/// <summary>A sweep over the config of the main job, whose trials train small models for a few steps.</summary>
public sealed class CharModelSweepTests : IDisposable
{
    private const int Trials = 20;
    private const int Steps = 6;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Twenty_trials_train_with_the_values_that_the_sweep_draws_and_report_their_loss()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using Sweep sweep = await Wandb.CreateSweepAsync<TrainConfig>(new SweepOptions
        {
            Method = SweepMethod.Bayes,
            Metric = "val/loss",
            Goal = MetricGoal.Minimize,
            EarlyStop = Hyperband.FromMinimum(3),
            RunCap = Trials,
            RunOptions = Options(server),
        });
        List<TrainConfig> configs = [];

        SweepReport report = await sweep.RunAgentAsync(SmallCorpus.Config with { Steps = Steps }, (config, run, cancellation) =>
        {
            configs.Add(config);
            Train(config, run, cancellation);
            return Task.CompletedTask;
        }, new SweepAgentOptions { Interval = TimeSpan.FromMilliseconds(50) });

        Assert.Empty(server.Violations);
        Assert.Equal((Trials, Trials), (report.Trials.Count, report.Count(SweepTrialOutcome.Finished)));
        Assert.All(configs, config =>
        {
            Assert.InRange(config.LearningRate, 1e-3, 2e-2);
            Assert.Contains(config.BatchSize, (int[])[128, 256, 512]);
            Assert.Equal(0, config.EmbeddingSize % 8);
            Assert.InRange(config.EmbeddingSize, 8, 64);
            Assert.InRange(config.Optimizer.Beta1, 0.8, 0.99);
            Assert.InRange(config.Optimizer.ClipNorm, 0.1, 10);
            Assert.Equal((Steps, SmallCorpus.Config.HiddenSize, 0.99), (config.Steps, config.HiddenSize, config.Optimizer.Beta2));
        });
        Assert.Equal(Trials, configs.Select(config => config.LearningRate).Distinct().Count());

        SweepState state = Assert.Single(server.Sweeps);
        Assert.Equal(report.Trials.Select(trial => trial.RunId), state.Trials.Select(trial => trial.Id));
        Assert.Equal(
            ["batch_size", "embedding_size", "learning_rate", "optimizer"],
            state.Config["parameters"]!.AsObject().Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
        for (int i = 0; i < Trials; i++)
        {
            RunState run = state.Trials[i];
            Assert.Equal(("finished", sweep.Id), (run.State, run.Sweep));
            Assert.Equal(configs[i].LearningRate, run.Config["learning_rate"]!.GetValue<double>());
            Assert.Equal(configs[i].Optimizer.Beta1, run.Config["optimizer"]!["beta1"]!.GetValue<double>());
            Assert.Equal(Steps, run.Values("train/loss").Count);
            Assert.True(double.IsFinite(Assert.Single(run.Values("val/loss"))));
        }
    }

    private static void Train(TrainConfig config, Run run, CancellationToken cancellation)
    {
        using var trainer = new Trainer(config, SmallCorpus.Build(), workers: 1);
        TrainMetrics metrics = new();
        for (int step = 0; step < config.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            StepResult result = trainer.Step();
            metrics.Loss = result.Loss;
            metrics.LearningRate = result.LearningRate;
            metrics.Epoch = result.Epoch;
            run.Log(metrics);
        }
        Score score = trainer.Validate();
        run.Log("val/loss", score.Loss);
    }

    private RunOptions Options(FakeWandbServer server) => new()
    {
        Project = "char-model",
        Directory = _directory.Path,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        ApiKey = server.ApiKey,
        BaseUrl = new Uri(server.BaseUrl),
        SystemMetricsInterval = TimeSpan.Zero,
        FinishOnSignals = false,
        EnvironmentVariable = name => name switch
        {
            "WANDB_HOST" => "test-host",
            "NETRC" or "WANDB_CONFIG_DIR" => "/nonexistent",
            "WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL" => "0.05",
            _ => null,
        },
    };
}
