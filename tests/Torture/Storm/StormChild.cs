namespace Instrument.Torture.Storm;

/// <summary>Logs rows into an online run and ends it, unless it is killed before.</summary>
internal static class StormChild
{
    public const string CommandName = "storm-child";

    /// <summary>What it prints when its run has started.</summary>
    public const string Started = "started";

    public static int Run(StormPlan plan)
    {
        Run run = Wandb.Init(new RunOptions { Project = "storm", Quiet = true });
        Console.WriteLine(Started);
        for (int row = 0; row < plan.Rows; row++)
        {
            run.Log([new("id", plan.IdOf(row)), new("nested", new Dictionary<string, object?> { ["text"] = $"\"row\" {row}" })]);
            // So that rows are on every part of their way when the process is killed.
            if (row % plan.Pause == 0)
                Thread.Sleep(1);
        }
        RunReceipt receipt = run.Finish();
        return receipt.SendError is null && receipt.Pending == 0 ? 0 : 1;
    }
}
