using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>Rows in the log, in the order of their thread, after eight threads have logged a million each into one run.</summary>
internal sealed class LogThreads8Rows : IFigure
{
    private const int Threads = 8;
    private const int RowsOfThread = 1_000_000;

    public string Name => "log.threads8.rows";

    public string Unit => "rows";

    public Bar Bar => Bar.AtLeast(Threads * RowsOfThread);

    public Reading Measure(Effort effort)
    {
        int rowsOfThread = effort.Of(RowsOfThread);
        using TemporaryFolder folder = new();
        using Run run = Wandb.Init(MeasuredRun.Options(folder.Path));
        Thread[] threads = new Thread[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int thread = i;
            threads[i] = new Thread(() => Log(run, thread, rowsOfThread));
        }
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        RunReceipt receipt = run.Finish();

        RowOrder order = RowOrder.Read(receipt.LogPath!, Threads);
        long lost = (long)Threads * rowsOfThread - order.Rows;
        return new Reading(order.InOrder,
            $"{lost} lost, {order.Rows - order.InOrder} out of order, {receipt.Dropped} dropped by count, {receipt.Waits} waits for room");
    }

    private static void Log(Run run, int thread, int rows)
    {
        for (int row = 0; row < rows; row++)
            run.Log(new NumberedRow(thread, row));
    }
}
