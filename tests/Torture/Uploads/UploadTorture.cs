namespace Instrument.Torture.Uploads;

/// <summary>Whatever becomes of processes and requests, an artifact that was logged is committed once in the end, with exactly its bytes.</summary>
internal static class UploadTorture
{
    public static int Run(int count, int seed) => RunAsync(count, seed).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int count, int seed)
    {
        Random random = new(seed);
        UploadFigures figures = new();
        for (int number = 0; number < count; number++)
        {
            UploadStorm storm = new(random.Next());
            await using (storm.ConfigureAwait(false))
                figures.Add(storm, await storm.PassAsync(figures.Check).ConfigureAwait(false));
        }
        Console.WriteLine(figures);
        return figures.HasViolation ? 1 : 0;
    }
}
