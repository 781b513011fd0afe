using Instrument.Reading;
using Instrument.Shipping.Files;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping.Files;

public class GoldenRunFileTests
{
    [Fact]
    public async Task Every_file_that_the_official_client_names_in_a_log_is_uploaded_once()
    {
        await using UploadRun run = new();
        using RunReader reader = RunReader.Open(FixturePath.GoldenLog("full-offline"));
        RunFile[] files = [.. reader.ReadFiles()];
        string[] paths = [.. files.Select(file => file.Path).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(paths.Length > 80);
        Assert.Equal(3, files.Select(file => file.Policy).Distinct().Count());
        foreach (string path in paths)
            run.Write(path, path);
        foreach (RunFile file in files)
            run.Uploads.Add(file);

        RunFileAccount account = await run.CompleteAsync();

        Assert.Empty(account.Failures);
        Assert.Equal(paths.Length, account.Uploaded);
        Assert.Equal(paths, (await run.Transport.QuestionAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(1, run.Transport.Questions);
        Assert.Equal(paths, run.Uploads.TakeUploaded().Order(StringComparer.Ordinal));
        Assert.All(paths, path => Assert.Equal([path], run.Stored(path)));
        Assert.Equal(paths.Count(path => path.StartsWith("media/", StringComparison.Ordinal)), run.Uploads.Progress.Media.Total);
    }
}
