using Instrument;
using Library;
using SecondHand;

using Run run = Wandb.Init(new SecondHandConfig(), new RunOptions { Project = "second-hand" });
run.Log(new LibraryMetrics { Loss = 0.5 });
run.Log(new SecondHandMetrics { Loss = 0.25 });
return run.Finish().Kept == 2 ? 0 : 1;
