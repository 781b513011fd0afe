using Instrument;
using Instrument.ChildRun;

// Arguments: how to end, how many rows to log before, and how long a text every tenth row has. WANDB_DIR and WANDB_RUN_ID come from
// the test.
string ending = args[0];
int rows = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
int noteLength = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 0;

Run run = Wandb.Init(new RunOptions { Project = "child" });
var metrics = new ChildMetrics();
for (int row = 0; row < rows; row++)
{
    metrics.Row = row;
    metrics.Loss = 1.0 / (row + 1);
    metrics.Note = noteLength != 0 && row % 10 == 0 ? ChildMetrics.NoteOf(row, noteLength) : null;
    run.Log(metrics);
}

switch (ending)
{
    case "finish":
        run.Finish();
        return 0;
    case "return":
        return 7;
    case "exit":
        Environment.Exit(3);
        return 0;
    case "throw":
        throw new InvalidOperationException("the training failed");
    case "wait":
        // The test kills the process once it has read this line.
        Console.WriteLine("logged");
        Console.ReadLine();
        return 0;
    default:
        throw new ArgumentException($"No ending '{ending}'.");
}
