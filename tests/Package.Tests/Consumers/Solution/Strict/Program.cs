using Instrument;
using Strict;

StrictConfig config = new() { RandomSeed = 7 };
using Run run = Wandb.Init(config, new RunOptions { Project = "strict" });
StrictMetrics metrics = new() { Weights = new float[] { 1, 2 }, Inner = new Point(1, null) };
for (int step = 0; step < config.Steps; step++)
{
    metrics.Loss = 1.0 / (step + 1);
    metrics.Epoch = step;
    run.Log(metrics);
}
run.LogValidation(0.5, "done");
new Generic<string>(1, "other").LogTo(run);
return run.Finish().Kept == config.Steps + 2 && WandbCatalogue.Entries.Count > 10 ? 0 : 1;
