namespace Instrument.Torture.Storm;

/// <summary>Laws L3 and L5: whatever becomes of requests and processes, the server has in the end what the logs have.</summary>
internal static class StormTorture
{
    private const int AtATime = 4;

    public static int Run(int count, int seed) => RunAsync(count, seed).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int count, int seed)
    {
        Random random = new(seed);
        int[] seeds = [.. Enumerable.Range(0, count).Select(_ => random.Next())];
        StormFigures figures = new();
        Lock gate = new();
        // Most of a storm is waiting.
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtATime };
        await Parallel.ForEachAsync(seeds, options, async (runSeed, _) =>
        {
            StormRun run = new(runSeed);
            await using (run.ConfigureAwait(false))
            {
                string? error = await run.PassAsync().ConfigureAwait(false);
                lock (gate)
                    figures.Add(run, error);
            }
        }).ConfigureAwait(false);
        Console.WriteLine(figures);
        return figures.HasViolation ? 1 : 0;
    }
}
