using System.Globalization;
using System.Text.Json;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Samples.Tests;

/// <summary>The image classifier as a user runs it, and the media that it leaves behind.</summary>
public sealed class ShapesRunTests
{
    [Fact]
    public async Task The_sample_learns_and_logs_its_mistakes_with_boxes_masks_and_captions()
    {
        using TemporaryDirectory directory = new();
        (int exitCode, string output, string errors) = await SampleProcess.RunAsync("Shapes", directory, "--epochs", "2");

        Assert.True(exitCode == 0, output + errors);
        string run = SampleProcess.RunDirectory(directory);
        IReadOnlyList<Record> records = SampleProcess.Records(run);
        List<Dictionary<string, string>> rows = SampleProcess.Rows(records);
        Assert.Equal(2, rows.Count);
        Assert.True(Number(rows[1]["train/loss"]) < Number(rows[0]["train/loss"]));
        Assert.InRange(Number(rows[1]["val/accuracy"]), 0.5, 1);

        Dictionary<string, string> row = rows[1];
        Assert.Equal(("\"images/separated\"", "\"table-file\"", "\"histogram\""), (row["val/mistakes/_type"], row["val/confusion_table/_type"], row["val/confidence/_type"]));
        Assert.Equal("144", row["val/mistakes/width"]);
        string[] captions = JsonSerializer.Deserialize<string[]>(row["val/mistakes/captions"])!;
        Assert.Equal(int.Parse(row["val/mistakes/count"], CultureInfo.InvariantCulture), captions.Length);
        Assert.All(captions, caption => Assert.Contains("taken for", caption, StringComparison.Ordinal));
        AssertFilesAreThere(run, records, JsonSerializer.Deserialize<string[]>(row["val/mistakes/filenames"])!);
        foreach (string overlays in new[] { "val/mistakes/all_boxes", "val/mistakes/all_masks" })
            Assert.Equal(captions.Length, JsonDocument.Parse(row[overlays]).RootElement.EnumerateArray().Count(item => item.ValueKind == JsonValueKind.Object));
    }

    [Fact]
    public async Task A_bad_command_line_is_answered_with_the_usage()
    {
        using TemporaryDirectory directory = new();

        (int exitCode, _, string errors) = await SampleProcess.RunAsync("Shapes", directory, "--epochs", "none");

        Assert.Equal((2, "usage: Shapes [--epochs N]"), (exitCode, errors.Trim()));
        Assert.False(Directory.Exists(directory.File("wandb")));
    }

    private static void AssertFilesAreThere(string run, IReadOnlyList<Record> records, string[] names)
    {
        HashSet<string> announced = [.. records.Where(record => record.Files is not null).SelectMany(record => record.Files.Files).Select(file => file.Path)];
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            Assert.Contains(name, announced);
            Assert.Equal([0x89, .. "PNG"u8], File.ReadAllBytes(Path.Combine(run, "files", name))[..4]);
        }
    }

    private static double Number(string json) => double.Parse(json, CultureInfo.InvariantCulture);
}
