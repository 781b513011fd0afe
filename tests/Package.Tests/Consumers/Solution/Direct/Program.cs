using Direct;
using Instrument;

var config = new TrainConfig { Steps = 5 };
var metrics = new TrainMetrics();

using Run run = Wandb.Init(config, new RunOptions { Project = "package" });
for (int step = 0; step < config.Steps; step++)
{
    metrics.Loss = 1.0 / (step + 1);
    run.Log(metrics);
}
RunReceipt receipt = run.Finish();
return receipt.Kept == config.Steps ? 0 : 1;
