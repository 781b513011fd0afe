using Instrument;
using Instrument.ChildRun;

// Arguments: how to end, how many rows to log before, how long a text every tenth row has, and a file that is logged as a page in the
// middle; with it, every row has a picture. WANDB_DIR and WANDB_RUN_ID come from the test.
// 'artifacts' and 'part' log artifacts instead, see ArtifactUploads.
string ending = args[0];
if (ending == "artifacts")
    return await ArtifactUploads.VersionsAsync(args[1..]);
if (ending == "part")
    return await ArtifactUploads.PartAsync(args[1..]);
int rows = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
int noteLength = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 0;
string? page = args.Length > 3 ? args[3] : null;

Run run = Wandb.Init(new RunOptions { Project = "child", PreemptOnTermination = ending == "preempt" });
var metrics = new ChildMetrics();
for (int row = 0; row < rows; row++)
{
    metrics.Row = row;
    metrics.Loss = 1.0 / (row + 1);
    metrics.Note = noteLength != 0 && row % 10 == 0 ? ChildMetrics.NoteOf(row, noteLength) : null;
    if (page is not null)
    {
        metrics.Picture = new Image([(byte)row, (byte)(row >> 8)], 2, 1, PixelFormat.Grey);
        metrics.Page = row == rows / 2 ? Html.FromFile(page, inject: false) : null;
    }
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
    case "print":
        ChildOutput.Print();
        run.Finish();
        return 0;
    case "print and wait":
        ChildOutput.Print();
        Console.WriteLine("printed");
        Console.Write("unfinished");
        Console.ReadLine();
        return 0;
    case "print and throw":
        ChildOutput.Print();
        Console.Error.Write("unfinished");
        throw new InvalidOperationException("the training failed");
    case "wait" or "preempt":
        // The test kills the process once it has read this line.
        Console.WriteLine("logged");
        Console.ReadLine();
        return 0;
    default:
        throw new ArgumentException($"No ending '{ending}'.");
}
